/// Why bytes are no event stream.
public struct EventStreamError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// A checksum is not that of the bytes.
    case checksum
    /// A length is beyond the limits, or contradicts another.
    case length
    /// A header is not what it says it is.
    case header
    /// Two headers of one message have one name.
    case duplicateHeader
    /// The stream ends within a message.
    case truncated
  }

  /// Which kind of trouble.
  public let code: Code
  /// Where the message begins, in bytes since the beginning of the stream.
  public let offset: Int
  /// What was expected and what was found.
  public let detail: String

  /// Where it happened, what it was, and what to do.
  public var description: String {
    "the event stream's message at byte \(offset): \(detail). The answer is incomplete; ask again"
  }
}
