/// Why the exchange with the Runtime API did not come about.
public struct RuntimeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// The address is none.
    case address
    /// No connection came about, or it broke.
    case connection
    /// What came back is no response of HTTP, or too large.
    case response
    /// The Runtime API said that it cannot go on.
    case refused
  }

  /// Which kind of trouble.
  public let code: Code
  /// What was expected, what was found and where.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
