/// Says who makes a call: signatures for AWS, keys for the others.
public struct Authorizer: Sendable {
  private let chain: CredentialChain
  private let region: String
  private let bearerToken: String?
  private let anthropicKey: String?
  private let openAIKey: String?

  /// An authorizer for a region.
  ///
  /// - Parameter environment: may have `AWS_BEARER_TOKEN_BEDROCK`, `ANTHROPIC_API_KEY` and `OPENAI_API_KEY`.
  public init(chain: CredentialChain, region: String, environment: [String: String]) {
    self.chain = chain
    self.region = region
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    bearerToken = value("AWS_BEARER_TOKEN_BEDROCK")
    anthropicKey = value("ANTHROPIC_API_KEY")
    openAIKey = value("OPENAI_API_KEY")
  }

  /// How a call of a service says who makes it; `ServiceClient` asks before every attempt.
  ///
  /// The bearer token is for Bedrock Runtime alone: botocore's models of Bedrock's agents know signatures only.
  ///
  /// - Throws: `CredentialError`; `ServiceError` of the kind `authentication` when Anthropic's key is missing.
  public func authorization(for service: Service) async throws -> Authorization {
    switch service {
    case .anthropic:
      guard let anthropicKey else {
        throw ServiceError(
          .authentication, service: service.id, operation: "Messages", message: "ANTHROPIC_API_KEY is not set",
          remedies: ["set ANTHROPIC_API_KEY (https://console.anthropic.com/settings/keys), or use Claude on Bedrock"])
      }
      return .header(HTTPHeader("x-api-key", anthropicKey))
    case .openAICompatible:
      // Servers on one's own machine want no key.
      return openAIKey.map(Authorization.bearer) ?? .none
    case .bedrockRuntime:
      if let bearerToken { return .bearer(bearerToken) }
    default: break
    }
    return .signature(try await chain.credentials(), region: region)
  }

  /// Renews the credentials after a service refused an authorization as expired.
  ///
  /// - Returns: the new authorization; `nil` when the refused one cannot be renewed.
  /// - Throws: `CredentialError`.
  public func renewed(after refused: Authorization) async throws -> Authorization? {
    guard case .signature(let credentials, let region) = refused else { return nil }
    let renewed = try await chain.refreshed(after: credentials)
    return renewed == credentials ? nil : .signature(renewed, region: region)
  }
}
