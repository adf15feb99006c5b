/// A role that a profile takes (`role_arn`).
struct RoleAssumption: Sendable, Hashable {
  /// The role's ARN.
  let arn: String
  /// The session's name, made up when it is `nil`.
  var sessionName: String?
  /// What the role's owner wants to be told.
  var externalID: String?
  /// How long the credentials last.
  var seconds: Int?

  /// What a profile says about its role.
  ///
  /// - Throws: `CredentialSourceError` for a role that wants a code of a device: nobody can be asked for it here.
  init(arn: String, profile: INIDocument.Section, name: String) throws {
    if let device = profile["mfa_serial"] {
      throw CredentialSourceError(
        "the profile \(name) wants a code of the device \(device), which cannot be asked for here",
        remedies: [
          "let the AWS CLI ask: a profile with credential_process = "
            + "aws configure export-credentials --profile \(name) --format process"
        ])
    }
    self.arn = arn
    sessionName = profile["role_session_name"]
    externalID = profile["external_id"]
    seconds = profile["duration_seconds"].flatMap { Int($0) }
  }
}
