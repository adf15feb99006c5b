/// Cuts a stream of bytes into the messages of AWS's binary event stream; a pure state machine.
public struct EventStreamDecoder: Sendable {
  /// A decoder at the start of a stream.
  public init() {}

  /// Takes more bytes and gives the messages that they complete.
  ///
  /// - Throws: `EventStreamError` for bytes that are no message; the decoder is of no use afterwards.
  public mutating func decode(_ bytes: [UInt8]) throws -> [EventStreamMessage] { [] }

  /// Ends the stream.
  ///
  /// - Throws: `EventStreamError` when bytes of an unfinished message are left.
  public func finish() throws {}
}
