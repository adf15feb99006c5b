/// What requests to AWS are signed with.
public struct Credentials: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// The id of the access key, which is no secret.
  public var accessKeyID: String
  /// The secret.
  public var secretAccessKey: String
  /// The token of temporary credentials, `nil` for permanent ones.
  public var sessionToken: String?
  /// When they end, in seconds since 1970; `nil` when they do not.
  public var expiration: Double?

  /// A key with its secret.
  public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Double? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }

  /// The key's id alone: secrets stay out of logs.
  public var description: String { "Credentials(\(accessKeyID))" }
  /// The same as `description`.
  public var debugDescription: String { description }
}
