import Agents
import Cloud
import JSON
import Retrieval
import Testing
import Tools

/// What holds for every provider of models, as the whole answer and as a stream.
@Suite(.serialized) struct LanguageModelContract {
  private static let bedrock = Result { try StandIn("bedrock_runtime.py") }
  private static let anthropic = Result { try StandIn("anthropic.py") }

  /// Every provider, streaming and not.
  static var providers: [ModelProvider] {
    get throws {
      try streaming + [
        .bedrock(bedrock.get(), streams: false), .anthropic(anthropic.get(), streams: false),
      ]
    }
  }

  /// Every provider, streaming.
  static var streaming: [ModelProvider] {
    get throws { [.bedrock(try bedrock.get()), .anthropic(try anthropic.get())] }
  }

  private static let metrics = Passage.values("metrics.json", ["rmse: 0.0999", "mae: 0.07", "rows: 812"])
  private static let dictionary = Passage.values("dictionary.md", ["churn: no session"], digit: "2")

  @Test(arguments: try providers)
  func `Words come with the lines of the passages that the model cites`(_ provider: ModelProvider) async throws {
    let events = try await provider.events(
      [
        [
          ["text": "The rmse is "], ["text": "0.0999 é🎯", "cite": [[1, 1, 2], [1, 2, 3], [0, 1, 2]]], ["text": "."],
        ]
      ],
      for: .question("rmse?", [Self.dictionary, Self.metrics]))
    #expect(events.text == "The rmse is 0.0999 é🎯.")
    #expect(events.cited.map(\.text) == ["0.0999 é🎯"])
    let sources = events.cited.first?.sources
    #expect(
      sources == [
        CitedSource(chunk: Self.metrics.chunk.id, lines: [0, 1]),
        CitedSource(chunk: Self.dictionary.chunk.id, lines: [0]),
      ])
    #expect(events.end?.reason == .endTurn)
    #expect(try await provider.standIn.violations() == [])
  }

  @Test(arguments: try providers)
  func `A citation that says a wrong number is traced by its source, and one of nothing is none`(
    _ provider: ModelProvider
  ) async throws {
    let events = try await provider.events(
      [
        [
          ["text": "a", "cite": [[1, 1, 2, 0]]], ["text": "b", "cite": [[1, 1, 2, 99]]],
          ["text": "c", "cite": [[1, 1, 2, 1, "s3://elsewhere#1"]]],
        ]
      ], for: .question("rmse?", [Self.dictionary, Self.metrics]))
    #expect(events.text == "abc")
    #expect(events.cited.map(\.text) == ["a", "b"])
    let rmse = CitedSource(chunk: Self.metrics.chunk.id, lines: [0])
    #expect(events.cited.allSatisfy { $0.sources == [rmse] })
  }

  @Test(arguments: try providers)
  func `Tool calls asked for together come whole and in order, and their results are taken`(
    _ provider: ModelProvider
  ) async throws {
    let input: JSONObject = ["query": "rmse \"quoted\" é", "filter": ["equals": ["key": "k", "value": 1.5]]]
    let script: [JSONValue] = [
      [
        ["text": "Looking. "], ["tool": "search_knowledge_base", "input": .object(input)],
        ["tool": "get_customer_details", "input": ["customer_id": 7]], ["tool": "get_customer_details", "input": [:]],
      ], [["text": "found"]],
    ]
    let request = ModelRequest.question("rmse?")
    let events = try await provider.events(script, for: request)
    let calls = events.calls
    #expect(calls.map(\.name) == ["search_knowledge_base", "get_customer_details", "get_customer_details"])
    #expect(calls.map(\.input) == [input, ["customer_id": 7], [:]])
    #expect(calls.allSatisfy { $0.inputFault == nil } && Set(calls.map(\.id)).count == 3)
    #expect(events.end?.reason == .toolUse)
    let results: [ToolResult.Content] = [
      .passages([Self.metrics, Self.dictionary]), .json([1, "two", ["three": nil]]), .failure("no such customer"),
    ]
    var next = request
    next.messages.append(Message(.assistant, [.text("Looking. ")] + calls.map(Message.Content.toolCall)))
    next.messages.append(
      Message(.user, zip(calls, results).map { .toolResult(ToolResult(callID: $0.id, content: $1)) }))
    var answer: [ModelEvent] = []
    for try await event in provider.model().events(for: next) { answer.append(event) }
    #expect(answer.text == "found")
    #expect(try await provider.standIn.violations() == [])
  }

  @Test(arguments: try streaming, ["not json", "[1,2]", "7", "{\"a\":", "\"{}\""])
  func `Arguments that are no JSON object are a call that fails with the reason`(
    _ provider: ModelProvider, _ arguments: String
  ) async throws {
    let events = try await provider.events([
      [["tool": "search_knowledge_base", "raw": .string(arguments)], ["tool": "search_knowledge_base", "raw": "{}"]]
    ])
    #expect(events.calls.map(\.input) == [[:], [:]])
    #expect(events.calls.first?.inputFault?.contains("must be a JSON object") == true)
    #expect(events.calls.last?.inputFault == nil)
  }

  @Test(arguments: try streaming, ["", "{\"query\": \"rm"])
  func `A call that the limit of tokens cuts off does not run with half of its arguments`(
    _ provider: ModelProvider, _ arguments: String
  ) async throws {
    let events = try await provider.events([
      [
        ["tool": "get_customer_details", "input": ["customer_id": 7]],
        ["tool": "search_knowledge_base", "raw": .string(arguments)], ["stop": "max_tokens"],
      ]
    ])
    #expect(events.calls.first?.inputFault == nil)
    #expect(events.calls.last?.inputFault?.contains("cut off") == true)
    #expect(events.end?.reason == .maximumTokens)
  }

  @Test(arguments: try providers)
  func `Every reason to stop is told`(_ provider: ModelProvider) async throws {
    let common = ["end_turn", "tool_use", "max_tokens", "stop_sequence", "model_context_window_exceeded"]
    let own =
      provider.name == "Converse"
      ? ["guardrail_intervened", "content_filtered", "malformed_model_output", "malformed_tool_use"]
      : ["refusal", "pause_turn"]
    for reason in common + own {
      let events = try await provider.events([[["text": "x"], ["stop": .string(reason)]]])
      #expect(events.end?.reason.rawValue == reason)
      #expect(events.text == "x")
    }
    #expect(try await provider.standIn.violations() == [])
  }

  @Test(arguments: try providers)
  func `A model's thoughts are no part of its answer`(_ provider: ModelProvider) async throws {
    let events = try await provider.events([[["reasoning": "It may be 0.5."], ["text": "It is 0.1."]]])
    #expect(events.text == "It is 0.1.")
  }

  @Test(arguments: try providers)
  func `The prompt is written to the cache once and read from then on`(_ provider: ModelProvider) async throws {
    let script: [JSONValue] = [[["text": "x"]]]
    let first = try #require(try await provider.events(script).end?.usage)
    var second = Usage()
    for try await event in provider.model().events(for: .question("mae?")) {
      if case .finished(_, let usage) = event { second = usage }
    }
    #expect(first.cacheWriteTokens > 0 && first.cacheReadTokens == 0)
    #expect(second.cacheReadTokens == first.cacheWriteTokens && second.cacheWriteTokens == 0)
    #expect(second.inputTokens > 0 && second.outputTokens > 0)
  }
}
