/// A service that requests go to.
public struct Service: Sendable, Hashable {
  /// The id, as errors and records show it: `bedrock-runtime`.
  public let id: String
  /// The name in signatures: `bedrock`.
  public let signingName: String
  /// What follows `AWS_ENDPOINT_URL_`: `BEDROCK_RUNTIME`.
  public let environmentName: String
  /// The address in a region, without a trailing `/`.
  public let url: @Sendable (_ region: String) -> String

  /// A service of AWS; its host is `ENDPOINT.REGION.amazonaws.com` unless an address is given.
  public init(
    id: String, signingName: String? = nil, url: (@Sendable (_ region: String) -> String)? = nil
  ) {
    self.id = id
    self.signingName = signingName ?? id
    environmentName = id.uppercased().split(separator: "-").joined(separator: "_")
    self.url = url ?? { "https://\(id).\($0).amazonaws.com" }
  }

  /// Services are equal when their ids are.
  public static func == (left: Service, right: Service) -> Bool { left.id == right.id }
  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Service {
  /// Models: `InvokeModel`, `Converse`.
  public static let bedrockRuntime = Service(id: "bedrock-runtime", signingName: "bedrock")
  /// Knowledge bases and agents, asked.
  public static let bedrockAgentRuntime = Service(id: "bedrock-agent-runtime", signingName: "bedrock")
  /// Knowledge bases and agents, set up.
  public static let bedrockAgent = Service(id: "bedrock-agent", signingName: "bedrock")
  /// Objects in buckets.
  public static let s3 = Service(id: "s3")
  /// Vectors in buckets.
  public static let s3Vectors = Service(id: "s3vectors", url: { "https://s3vectors.\($0).api.aws" })
  /// SQL over files in buckets.
  public static let athena = Service(id: "athena")
  /// The tables that Athena knows.
  public static let glue = Service(id: "glue")
  /// Items by key.
  public static let dynamoDB = Service(id: "dynamodb")
  /// Temporary credentials.
  public static let sts = Service(id: "sts")
  /// Secrets.
  public static let secretsManager = Service(id: "secretsmanager")
  /// Anthropic's own API.
  public static let anthropic = Service(id: "anthropic", url: { _ in "https://api.anthropic.com" })
  /// An endpoint that speaks OpenAI's embeddings; its address is configured.
  public static let openAICompatible = Service(id: "openai", url: { _ in "http://127.0.0.1:11434" })

  /// Every service that is called.
  public static let all: [Service] = [
    bedrockRuntime, bedrockAgentRuntime, bedrockAgent, s3, s3Vectors, athena, glue, dynamoDB, sts, anthropic,
    openAICompatible,
  ]
}
