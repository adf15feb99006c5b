/// Cuts a stream of bytes into server-sent events; a pure state machine.
public struct ServerSentEventDecoder: Sendable {
  /// A decoder at the start of a stream.
  public init() {}

  /// Takes more bytes and gives the events that they complete.
  ///
  /// - Throws: `ServerSentEventError` when a line or an event is longer than 16 MiB.
  public mutating func decode(_ bytes: [UInt8]) throws -> [ServerSentEvent] { [] }
}
