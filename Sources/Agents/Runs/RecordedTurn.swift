import JSON

/// One turn of a recorded run.
public struct RecordedTurn: Sendable, Hashable {
  /// The parts of the conversation that were new to the model.
  public var newMessages: [JSONValue]
  /// What the model said.
  public var events: [ModelEvent]
}
