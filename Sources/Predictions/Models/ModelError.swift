/// Why bytes are not a model that can be scored here.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Code: Sendable, Hashable {
    /// The bytes break the format, or contradict themselves.
    case malformed
    /// A sound model of a kind that is not supported.
    case unsupported
  }

  /// What kind of trouble it is.
  public let code: Code
  /// What was expected, what was found, in which tree, node and member.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
