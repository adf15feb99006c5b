import Agents
import JSON
import Tools

/// The body of Anthropic's Messages API (https://platform.claude.com/docs/en/api/messages).
struct MessagesRequest: Sendable {
  /// The body.
  let body: JSONValue
  /// The search results in it, in their order.
  let results: SearchResults

  init(_ request: ModelRequest, modelID: String, options: ModelOptions) {
    let transcript = Transcript(request.messages)
    results = transcript.results
    var body: JSONObject = [
      "model": .string(modelID), "max_tokens": .number(options.wireMaximumTokens),
      "messages": .array(
        transcript.turns.map { ["role": .string($0.role.rawValue), "content": .array($0.blocks.map(Self.block))] }),
    ]
    // Two of the four points that a request may have.
    let point: JSONValue? = options.cachesPrompt ? ["type": "ephemeral"] : nil
    if !request.instruction.isBlank {
      var text: JSONObject = ["type": "text", "text": .string(request.instruction)]
      text["cache_control"] = point
      body["system"] = [.object(text)]
    }
    if !request.tools.isEmpty {
      var tools = request.tools.map(Self.tool)
      tools[tools.count - 1]["cache_control"] = point
      body["tools"] = .array(tools.map(JSONValue.object))
    }
    body["temperature"] = options.temperature.map { .number($0) }
    if options.streams { body["stream"] = true }
    self.body = .object(body)
  }

  /// A tool. JSON Schema is taken as it is, but for `strict` tools, which these are not.
  private static func tool(_ tool: ToolDefinition) -> JSONObject {
    ["name": .string(tool.name), "description": .string(tool.description), "input_schema": tool.inputSchema]
  }

  private static func block(_ block: TranscriptBlock) -> JSONValue {
    switch block {
    case .text(let text): self.text(text)
    case .searchResult(let result): searchResult(result)
    case .toolUse(let call):
      [
        "type": "tool_use", "id": .string(call.id.wireName), "name": .string(call.name.wireName),
        "input": .object(call.input),
      ]
    case .toolResult(let id, let outcome): toolResult(id, outcome)
    }
  }

  private static func toolResult(_ id: String, _ outcome: TranscriptBlock.Outcome) -> JSONValue {
    let content: [JSONValue] =
      switch outcome {
      case .searchResults(let results): results.map(searchResult)
      case .json(let value): [text(value.text())]
      case .text(let words), .failure(let words): [text(words)]
      }
    var result: JSONObject = [
      "type": "tool_result", "tool_use_id": .string(id.wireName), "content": .array(content),
    ]
    if case .failure = outcome { result["is_error"] = true }
    return .object(result)
  }

  private static func searchResult(_ result: SearchResult) -> JSONValue {
    [
      "type": "search_result", "source": .string(result.source), "title": .string(result.title),
      "content": .array(result.blocks.map(text)), "citations": ["enabled": true],
    ]
  }

  private static func text(_ text: String) -> JSONValue { ["type": "text", "text": .string(text)] }
}
