/// What kb is to be permitted, on which resources.
public struct PolicyScope: Sendable, Hashable {
  /// The region of calls.
  public var region: String
  /// The account, 12 digits.
  public var account: String
  /// The model that embeds: `amazon.titan-embed-text-v2:0`.
  public var embeddingModel: String?
  /// The model that answers, or its inference profile: `global.anthropic.claude-sonnet-4-6`.
  public var answeringModel: String?
  /// Where the index lies.
  public var index: BucketPrefix?
  /// Where documents lie.
  public var documents: [BucketPrefix] = []
  /// The vector bucket and the index in it.
  public var vectorIndex: VectorIndexLocation?
  /// The knowledge base that Bedrock manages.
  public var knowledgeBase: KnowledgeBaseScope?
  /// What Athena is asked about.
  public var athena: AthenaScope?
  /// The table of predictions.
  public var cacheTable: String?
  /// The function of the action group.
  public var function: FunctionScope?

  /// Nothing in a region of an account.
  public init(region: String, account: String) {
    self.region = region
    self.account = account
  }

  /// The partition that the region belongs to.
  var partition: String {
    if region.hasPrefix("cn-") { return "aws-cn" }
    return region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
  }

  /// The ARN of a resource of the region and the account.
  func arn(_ service: String, _ resource: String) -> String {
    "arn:\(partition):\(service):\(region):\(account):\(resource)"
  }
}
