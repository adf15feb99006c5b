/// Why an event has no answer: nothing tells which tool is called, or how it is answered.
public struct ActionGroupError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart; the raw value is a name for programs.
  public enum Code: String, Sendable, Hashable {
    /// The event is larger than is allowed.
    case tooLarge = "EventTooLarge"
    /// The event or the client context is no JSON, or nests too deeply.
    case invalidJSON = "InvalidJSON"
    /// The event is that of none of the callers.
    case unknownShape = "UnknownEvent"
  }

  /// Which kind of trouble.
  public let code: Code
  /// What was expected and what was found.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
