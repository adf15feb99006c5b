/// Why `~/.aws/config` or `~/.aws/credentials` cannot be followed.
public struct SharedConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
