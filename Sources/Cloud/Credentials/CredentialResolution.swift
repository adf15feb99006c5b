/// Where the credentials come from; never a secret.
public struct CredentialResolution: Sendable, Hashable {
  /// The source that won.
  public let source: AmbientSource
  /// Where exactly: `profile dev of ~/.aws/credentials`.
  public let detail: String
  /// The id of the access key, which is no secret.
  public let accessKeyID: String
  /// When the credentials end, in seconds since 1970; `nil` when they do not.
  public let expiration: Double?
  /// Every other source, and why it did not win.
  public let others: [SourceAttempt]
}
