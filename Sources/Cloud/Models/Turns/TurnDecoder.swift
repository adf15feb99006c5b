/// Reads a provider's response into a turn.
protocol TurnDecoder: Sendable {
  /// Takes more bytes of the response.
  ///
  /// - Throws: `TurnFault`, or what the decoders of the stream's framing and of JSON throw.
  mutating func decode(_ bytes: [UInt8], into turn: inout TurnBuilder) throws

  /// Ends the response.
  ///
  /// - Throws: when it is not complete.
  mutating func finish(into turn: inout TurnBuilder) throws
}
