import JSON
import Retrieval

extension AgentEvent {
  /// The event as one JSON object: `event`, `ms` and what the kind adds.
  public var json: JSONValue {
    var object: JSONObject = ["event": .string(kind.name), "ms": .number((milliseconds * 1000).rounded() / 1000)]
    for member in kind.details.members { object[member.key] = member.value }
    return .object(object)
  }
}

extension AgentEvent.Kind {
  fileprivate var name: String {
    switch self {
    case .started: "started"
    case .retrieved: "retrieved"
    case .turnStarted: "turn_started"
    case .model(.text): "text"
    case .model(.cited): "cited"
    case .model(.toolCall): "tool_call"
    case .model(.finished): "turn_finished"
    case .toolStarted: "tool_started"
    case .toolFinished: "tool_finished"
    case .finished: "finished"
    }
  }

  fileprivate var details: JSONObject {
    switch self {
    case .started(let question, let model): ["question": .string(question), "model": .string(model)]
    case .retrieved(let query, let passages): ["query": .string(query), "passages": .array(passages.map(\.listed))]
    case .turnStarted(let request, let newMessages):
      [
        "messages": .number(request.messages.count),
        "new_messages": .array(request.messages.suffix(newMessages).map(\.json)),
      ]
    case .model(let event): ["model": event.json]
    case .toolStarted(let call): ["call": call.json]
    case .toolFinished(let call, let result): ["call": call.json, "outcome": .string(result.outcome)]
    case .finished(let reason): ["stop_reason": .string(reason.rawValue)]
    }
  }
}

extension ToolResult {
  /// What the call came to, in a few words.
  var outcome: String {
    switch content {
    case .passages(let passages): "\(passages.count) passages"
    case .json(let value): "\(value.utf8().count) bytes"
    case .failure(let reason): "failed: \(reason)"
    }
  }
}

extension Passage {
  /// The passage in a list of what was found.
  fileprivate var listed: JSONValue {
    [
      "rank": .number(rank), "source": .string(chunk.document.key), "chunk": .string(chunk.id.description),
      "score": .number(scores.fused),
    ]
  }
}
