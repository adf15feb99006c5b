/// Credentials that STS gives for the token that `AWS_WEB_IDENTITY_TOKEN_FILE` names, as on EKS.
struct WebIdentitySource: CredentialSource {
  let inputs: CredentialInputs
  let exchange: TokenExchange
  var source: AmbientSource { .webIdentity }

  func find() async throws -> SourceFinding {
    guard let path = inputs.variable("AWS_WEB_IDENTITY_TOKEN_FILE") else {
      return .absent("AWS_WEB_IDENTITY_TOKEN_FILE is not set")
    }
    if let profile = inputs.profile { return .absent("passed over, for the profile \(profile) was asked for") }
    guard let role = inputs.variable("AWS_ROLE_ARN") else {
      throw CredentialSourceError(
        "AWS_WEB_IDENTITY_TOKEN_FILE is set, AWS_ROLE_ARN is not", remedies: ["set AWS_ROLE_ARN to the role's ARN"])
    }
    let credentials = try await exchange.credentials(
      role: role, session: inputs.variable("AWS_ROLE_SESSION_NAME"), tokenFile: path)
    return .found(credentials, detail: "role \(role) by the token in \(path)")
  }
}
