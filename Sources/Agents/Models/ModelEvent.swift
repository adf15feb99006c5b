import JSON

/// A piece of a model's turn, as it arrives.
public enum ModelEvent: Sendable, Hashable {
  /// More words, with what they rest on (empty where the model does not say).
  case text(String, sources: [CitedSource])
  /// A whole tool call.
  case toolCall(ToolCall)
  /// The turn is over.
  case finished(StopReason, Usage)

  /// The event as one JSON object: `{"text","sources"}`, `{"tool_call"}` or `{"stop_reason","usage"}`.
  public var json: JSONValue {
    switch self {
    case .text(let text, let sources): ["text": .string(text), "sources": .array(sources.map(\.json))]
    case .toolCall(let call): ["tool_call": call.json]
    case .finished(let reason, let usage): ["stop_reason": .string(reason.rawValue), "usage": usage.json]
    }
  }

  /// Reads an event back; `nil` when it is none of the three.
  public init?(json: JSONValue) {
    if let text = json["text"]?.string {
      self = .text(text, sources: (json["sources"]?.array ?? []).compactMap(CitedSource.init))
    } else if let call = json["tool_call"].flatMap(ToolCall.init) {
      self = .toolCall(call)
    } else if let reason = json["stop_reason"]?.string.flatMap(StopReason.init) {
      self = .finished(reason, Usage(json: json["usage"] ?? .null))
    } else {
      return nil
    }
  }
}
