/// Why a workspace cannot do what it was asked to.
public struct WorkspaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: String, Sendable, Hashable {
    /// Something must be configured first.
    case notConfigured = "not_configured"
    /// There is no such thing.
    case notFound = "not_found"
    /// Something is there already that would be overwritten.
    case exists
  }

  /// Which kind of trouble.
  public let code: Code
  /// What happened.
  public let message: String
  /// Why, `nil` when the message says it.
  public let reason: String?
  /// What can be done, the simplest first, each with the command.
  public let remedies: [String]

  /// Trouble of a kind.
  public init(_ code: Code, _ message: String, reason: String? = nil, remedies: [String] = []) {
    self.code = code
    self.message = message
    self.reason = reason
    self.remedies = remedies
  }

  /// What happened, and why.
  public var description: String { [message, reason].compactMap { $0 }.joined(separator: ": ") }
}
