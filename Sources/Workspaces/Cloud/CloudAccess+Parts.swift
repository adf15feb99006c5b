import Agents
import Cloud
import Predictions
import Retrieval
import Storage

extension CloudAccess {
  /// What turns texts into vectors.
  ///
  /// - Throws: `WorkspaceError` for a model or dimensions that there are not, `EmbeddingError`; what `client` throws.
  public func embedder() async throws -> any Embedder {
    let embedding = settings.knowledgeBase.embedding
    if embedding.model == "hashing" { return try Self.hashingEmbedder(embedding.dimensions) }
    if embedding.model.contains("amazon.titan-embed") {
      return try TitanEmbedder(
        client: try await client(), modelID: embedding.model, dimensions: embedding.dimensions,
        normalize: embedding.normalize, binary: embedding.type == "binary", spending: spending)
    }
    guard embedding.endpointURL != nil else {
      throw WorkspaceError(
        .notConfigured, "no embedder \(embedding.model)",
        reason: "a model that is neither \"hashing\" nor Amazon's needs the address of the server that has it",
        remedies: [
          "Name the server: \"embedding\": {\"model\": …, \"endpointUrl\": \"http://127.0.0.1:11434\"} in kb.json",
          "Use the built-in one: KB_EMBEDDING_MODEL=hashing",
        ])
    }
    return try OpenAICompatibleEmbedder(
      client: try regionlessClient(), model: embedding.model, dimensions: embedding.dimensions)
  }

  /// Whether the embedder's calls cost money.
  public var isEmbeddingPaid: Bool {
    let embedding = settings.knowledgeBase.embedding
    return embedding.model != "hashing" && embedding.endpointURL == nil
  }

  /// What embedding so many tokens costs in US dollars; `nil` when the model has no price.
  public func embeddingCost(tokens: Int) -> Double? {
    isEmbeddingPaid
      ? spending.prices.usd(Consumption(settings.knowledgeBase.embedding.model, inputTokens: tokens)) : 0
  }

  /// What some calls cost in US dollars; `nil` when one has no price.
  public func cost(of consumptions: [Consumption]) -> Double? {
    consumptions.reduce(0.0) { sum, call in sum.flatMap { sum in spending.prices.usd(call).map { sum + $0 } } }
  }

  private static func hashingEmbedder(_ dimensions: Int) throws(WorkspaceError) -> HashingEmbedder {
    guard let embedder = HashingEmbedder(dimensions: dimensions) else {
      let range = HashingEmbedder.allowedDimensions
      throw WorkspaceError(
        .notConfigured, "no embedder hashing with \(dimensions) dimensions",
        reason: "the built-in embedder has \(range.lowerBound) to \(range.upperBound) dimensions",
        remedies: ["Correct \"embedding\" in the configuration: kb config show --origin"])
    }
    return embedder
  }

  /// What answers questions.
  ///
  /// - Throws: what `client` throws.
  public func languageModel() async throws -> any LanguageModel {
    let options = ModelOptions(maximumTokens: settings.agent.maximumTokens, temperature: settings.agent.temperature)
    let name = settings.agent.model
    switch name {
    case "offline": return OfflineModel()
    case "anthropic": return MessagesModel(client: try regionlessClient(), options: options, spending: spending)
    case "bedrock": return ConverseModel(client: try await client(), options: options, spending: spending)
    case _ where name.hasPrefix("claude-"):
      return MessagesModel(client: try regionlessClient(), modelID: name, options: options, spending: spending)
    default: return ConverseModel(client: try await client(), modelID: name, options: options, spending: spending)
    }
  }

  /// Where the objects of the index are: in a bucket when the settings say so, otherwise in a local folder.
  ///
  /// - Throws: what `client` throws.
  func indexStore(in state: LocalPath) async throws -> any ObjectStore {
    guard case .bucket(let name, let prefix) = settings.knowledgeBase.index else {
      return DirectoryStore(root: state.appending(Workspace.indexFolder).description)
    }
    return S3Store(
      client: try await client(), bucket: name, prefix: prefix, cache: state.appending("bucket").description,
      freshName: { SHA256.hexadecimal(digest: SystemRandom.bytes(10)) })
  }

  /// The index or knowledge base that is managed elsewhere; `nil` when the settings name none.
  ///
  /// - Throws: what `client` and `embedder` throw.
  func managedKnowledgeBase() async throws -> KnowledgeBase? {
    switch settings.knowledgeBase.index {
    case .local, .bucket: return nil
    case .vectorIndex(let location):
      let index = VectorIndex(client: try await client(), location: location, spending: spending)
      return KnowledgeBase(
        VectorIndexRetriever(index: index, embedder: try await embedder()), description: location.description)
    case .knowledgeBase(let id):
      return KnowledgeBase(
        ManagedKnowledgeBase(client: try await client(), id: id), description: id.description)
    }
  }
}
