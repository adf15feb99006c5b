import JSON

/// One thing that was done on the way to an answer.
public struct Step: Sendable, Hashable {
  /// The kinds of steps.
  public enum Kind: String, Sendable, Hashable {
    /// The search before the first turn.
    case retrieval
    /// A turn of the model.
    case model
    /// A tool call.
    case tool
  }

  /// Which kind.
  public var kind: Kind
  /// The model, or the tool.
  public var name: String
  /// What it was given, or came to, in a line.
  public var summary: String
  /// How long it took, in milliseconds.
  public var milliseconds: Double

  /// The step as `{"kind","name","summary","milliseconds"}`.
  public var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "name": .string(name), "summary": .string(summary),
      "milliseconds": .number((milliseconds * 10).rounded() / 10),
    ]
  }
}
