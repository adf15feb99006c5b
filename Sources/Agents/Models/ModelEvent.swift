import JSON

/// A piece of a model's turn, as it arrives.
public enum ModelEvent: Sendable, Hashable {
  /// More words, with what they rest on (empty where the model does not say, or says it later).
  case text(String, sources: [CitedSource])
  /// What words that have arrived before rest on: a stretch of the turn's text in Unicode scalars.
  case cited(Range<Int>, sources: [CitedSource])
  /// A whole tool call.
  case toolCall(ToolCall)
  /// The turn is over.
  case finished(StopReason, Usage)

  /// The event as one JSON object: `{"text","sources"}`, `{"cited","sources"}`, `{"tool_call"}` or
  /// `{"stop_reason","usage"}`.
  public var json: JSONValue {
    switch self {
    case .text(let text, let sources): ["text": .string(text), "sources": .array(sources.map(\.json))]
    case .cited(let span, let sources):
      [
        "cited": [.number(span.lowerBound), .number(span.upperBound)], "sources": .array(sources.map(\.json)),
      ]
    case .toolCall(let call): ["tool_call": call.json]
    case .finished(let reason, let usage): ["stop_reason": .string(reason.rawValue), "usage": usage.json]
    }
  }

  /// Reads an event back; `nil` when it is none of the four.
  public init?(json: JSONValue) {
    let sources = (json["sources"]?.array ?? []).compactMap(CitedSource.init)
    if let text = json["text"]?.string {
      self = .text(text, sources: sources)
    } else if let start = json["cited"]?[0]?.int, let end = json["cited"]?[1]?.int, 0 <= start, start <= end {
      self = .cited(start..<end, sources: sources)
    } else if let call = json["tool_call"].flatMap(ToolCall.init) {
      self = .toolCall(call)
    } else if let reason = json["stop_reason"]?.string {
      self = .finished(StopReason(rawValue: reason) ?? .unrecognized, Usage(json: json["usage"] ?? .null))
    } else {
      return nil
    }
  }
}
