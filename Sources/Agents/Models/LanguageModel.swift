/// Something that continues a conversation: with words, or by asking for tools.
public protocol LanguageModel: Sendable {
  /// The model's id, as it goes into records.
  var modelID: String { get }

  /// Streams one turn: any number of texts, late citations of them and tool calls, then exactly one `.finished`.
  ///
  /// The stream ends early when the consuming task is cancelled, and throws when the turn could not be completed.
  func events(for request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error>
}
