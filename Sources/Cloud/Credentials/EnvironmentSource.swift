/// Credentials in environment variables.
struct EnvironmentSource: CredentialSource {
  let inputs: CredentialInputs
  var source: AmbientSource { .environment }

  func find() async throws -> SourceFinding {
    guard let id = inputs.variable("AWS_ACCESS_KEY_ID") else { return .absent("AWS_ACCESS_KEY_ID is not set") }
    if let profile = inputs.profile { return .absent("passed over, for the profile \(profile) was asked for") }
    guard let secret = inputs.variable("AWS_SECRET_ACCESS_KEY") else {
      throw CredentialSourceError(
        "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not",
        remedies: ["set both, or unset AWS_ACCESS_KEY_ID"])
    }
    let expiration = try inputs.variable("AWS_CREDENTIAL_EXPIRATION").map { date in
      guard let time = UTCTime(date) else {
        throw CredentialSourceError("AWS_CREDENTIAL_EXPIRATION is no date of ISO 8601: \"\(date)\"")
      }
      return Double(time.seconds)
    }
    let token = inputs.variable("AWS_SESSION_TOKEN") ?? inputs.variable("AWS_SECURITY_TOKEN")
    return .found(
      Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token, expiration: expiration),
      detail: "AWS_ACCESS_KEY_ID" + (token == nil ? "" : " with AWS_SESSION_TOKEN"))
  }
}
