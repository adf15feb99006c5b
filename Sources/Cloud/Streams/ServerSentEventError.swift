/// A server-sent event that is too long to be taken.
public struct ServerSentEventError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The most bytes that a line, or the data of an event, may have.
  public let limit: Int

  /// The limit, and what to do.
  public var description: String {
    "a server-sent event has a line or data of more than \(limit) bytes; the answer is incomplete, ask for a shorter one"
  }
}
