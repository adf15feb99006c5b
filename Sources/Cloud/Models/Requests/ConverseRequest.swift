import Agents
import JSON
import Tools

/// The body of Bedrock's Converse and ConverseStream
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
struct ConverseRequest: Sendable {
  /// The body.
  let body: JSONValue
  /// The search results in it, in their order.
  let results: SearchResults

  init(_ request: ModelRequest, options: ModelOptions) {
    let transcript = Transcript(request.messages)
    results = transcript.results
    var body: JSONObject = [
      "messages": .array(
        transcript.turns.map { ["role": .string($0.role.rawValue), "content": .array($0.blocks.map(Self.block))] })
    ]
    // Two of the four points that a request may have.
    let point: [JSONValue] = options.cachesPrompt ? [["cachePoint": ["type": "default"]]] : []
    if !request.instruction.isBlank {
      body["system"] = .array([["text": .string(request.instruction)]] + point)
    }
    if !request.tools.isEmpty {
      body["toolConfig"] = ["tools": .array(request.tools.map(Self.tool) + point)]
    }
    var inference: JSONObject = ["maxTokens": .number(options.wireMaximumTokens)]
    inference["temperature"] = options.temperature.map { .number($0) }
    body["inferenceConfig"] = .object(inference)
    self.body = .object(body)
  }

  /// A tool. JSON Schema is taken as it is, but for `strict` tools, which these are not.
  private static func tool(_ tool: ToolDefinition) -> JSONValue {
    let description = tool.description.isBlank ? tool.name : tool.description
    return [
      "toolSpec": [
        "name": .string(tool.name), "description": .string(description), "inputSchema": ["json": tool.inputSchema],
      ]
    ]
  }

  private static func block(_ block: TranscriptBlock) -> JSONValue {
    switch block {
    case .text(let text): ["text": .string(text)]
    case .searchResult(let result): searchResult(result)
    case .toolUse(let call):
      [
        "toolUse": [
          "toolUseId": .string(call.id.wireName), "name": .string(call.name.wireName), "input": .object(call.input),
        ]
      ]
    case .toolResult(let id, let outcome): toolResult(id, outcome)
    }
  }

  private static func toolResult(_ id: String, _ outcome: TranscriptBlock.Outcome) -> JSONValue {
    let content: [JSONValue] =
      switch outcome {
      case .searchResults(let results): results.map(searchResult)
      // Bedrock takes objects alone as JSON; it refuses arrays and plain values.
      case .json(let value): value.object == nil ? [["text": .string(value.text())]] : [["json": value]]
      case .text(let text), .failure(let text): [["text": .string(text)]]
      }
    var result: JSONObject = ["toolUseId": .string(id.wireName), "content": .array(content)]
    // Success is what is taken for granted; only some models take the member at all.
    if case .failure = outcome { result["status"] = "error" }
    return ["toolResult": .object(result)]
  }

  private static func searchResult(_ result: SearchResult) -> JSONValue {
    [
      "searchResult": [
        "source": .string(result.source), "title": .string(result.title),
        "content": .array(result.blocks.map { ["text": .string($0)] }), "citations": ["enabled": true],
      ]
    ]
  }
}
