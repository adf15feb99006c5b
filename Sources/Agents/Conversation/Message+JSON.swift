import JSON
import Retrieval

extension Message {
  /// The turn as it goes into a run's record: what a model is shown, without scores.
  public var json: JSONValue {
    ["role": .string(role.rawValue), "content": .array(content.map(\.json))]
  }
}

extension Message.Content {
  /// The part as it goes into a run's record.
  public var json: JSONValue {
    switch self {
    case .text(let text): ["text": .string(text)]
    case .passages(let passages): ["passages": .array(passages.map(\.shown))]
    case .toolCall(let call): ["tool_call": call.json]
    case .toolResult(let result): ["tool_result": result.json]
    }
  }
}

extension ToolCall {
  /// The call as `{"id","name","input"}`, with `input_fault` when its arguments cannot be used.
  public var json: JSONValue {
    var object: JSONObject = ["id": .string(id), "name": .string(name), "input": .object(input)]
    object["input_fault"] = inputFault.map(JSONValue.string)
    return .object(object)
  }

  /// Reads a call back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    guard let id = json["id"]?.string, let name = json["name"]?.string, let input = json["input"]?.object else {
      return nil
    }
    self.init(id: id, name: name, input: input, inputFault: json["input_fault"]?.string)
  }
}

extension ToolResult {
  /// The result as `{"id", "passages" | "result" | "error"}`.
  public var json: JSONValue {
    switch content {
    case .passages(let passages): ["id": .string(callID), "passages": .array(passages.map(\.shown))]
    case .json(let value): ["id": .string(callID), "result": value]
    case .failure(let reason): ["id": .string(callID), "error": .string(reason)]
    }
  }
}

extension Passage {
  /// What a model is shown of the passage.
  public var shown: JSONValue {
    [
      "chunk": .string(chunk.id.description), "source": .string(chunk.document.key), "uri": .string(uri),
      "text": .string(chunk.text),
    ]
  }
}
