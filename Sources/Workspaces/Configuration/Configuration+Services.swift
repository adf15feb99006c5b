import Cloud

extension Configuration {
  /// The services that the settings name, each once.
  public var services: [Service] {
    var services: [Service] = []
    func add(_ named: Service...) { services += named.filter { !services.contains($0) } }
    if knowledgeBase.embedding.model.contains("amazon.titan-embed") {
      add(.bedrockRuntime)
    } else if knowledgeBase.embedding.model != "hashing" {
      add(.openAICompatible)
    }
    if agent.model == "anthropic" || agent.model.hasPrefix("claude-") {
      add(.anthropic)
    } else if agent.model != "offline" {
      add(.bedrockRuntime)
    }
    switch knowledgeBase.index {
    case .local: break
    case .bucket: add(.s3)
    case .vectorIndex: add(.s3Vectors)
    case .knowledgeBase: add(.bedrockAgent, .bedrockAgentRuntime)
    }
    if dataSources.contains(where: { BucketAddress($0.root) != nil }) { add(.s3) }
    if queries.engine == "athena" { add(.athena, .glue) }
    if case .dynamoDB = predictions.cache { add(.dynamoDB) }
    return services
  }

  /// What an account must permit for the settings; the number of an account has twelve digits.
  public func policyScope(region: String, account: String) -> PolicyScope {
    var scope = PolicyScope(region: region, account: account)
    if knowledgeBase.embedding.model.contains("amazon.titan-embed") {
      scope.embeddingModel = knowledgeBase.embedding.model
    }
    scope.answeringModel = answeringModel
    switch knowledgeBase.index {
    case .local: break
    case .bucket(let name, let prefix): scope.index = BucketPrefix(bucket: name, prefix: prefix)
    case .vectorIndex(let location): scope.vectorIndex = location
    case .knowledgeBase(let id): scope.knowledgeBase = KnowledgeBaseScope(id: id.value)
    }
    scope.documents = dataSources.compactMap { BucketAddress($0.root) }
      .map { BucketPrefix(bucket: $0.bucket, prefix: $0.prefix) }
    if queries.engine == "athena" {
      let results = queries.outputLocation.flatMap(BucketAddress.init)
      scope.athena = AthenaScope(
        workgroup: queries.workgroup, databases: queries.databases,
        results: results.map { BucketPrefix(bucket: $0.bucket, prefix: $0.prefix) })
    }
    if case .dynamoDB(let table) = predictions.cache { scope.cacheTable = table }
    return scope
  }

  /// The model of Bedrock that answers, `nil` when none does.
  private var answeringModel: String? {
    switch agent.model {
    case "offline", "anthropic": nil
    case "bedrock": ConverseModel.standardModelID
    default: agent.model.hasPrefix("claude-") ? nil : agent.model
    }
  }
}
