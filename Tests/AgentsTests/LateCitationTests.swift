import JSON
import Retrieval
import Testing

@testable import Agents

@Suite struct LateCitationTests {
  private static let passage = Passage.values("m.json", [("rmse", "0.5"), ("mae", "0.25")])

  private static func answer(_ events: [ModelEvent]) async throws -> Answer {
    try await Agent(
      model: ScriptedModel(turns: [events]), instruction: "Answer.",
      search: KnowledgeBaseSearch { _, _, _ in [passage] }, clock: ContinuousClock()
    ).answer(to: "rmse?")
  }

  @Test func `Words may come in pieces and be cited when they are all there`() async throws {
    let source = CitedSource(chunk: Self.passage.chunk.id, lines: [1])
    let answer = try await Self.answer([
      .text("Mae", sources: []), .text(" is é", sources: []), .text("0.25 ", sources: []),
      .cited(3..<13, sources: [source]), .text("so.", sources: []), .finished(.endTurn, Usage()),
    ])
    #expect(answer.text == "Mae is é0.25 so.")
    #expect(answer.citations.map(\.span) == [4..<12])
    #expect(answer.citations.first?.pointers == ["/mae"])
  }

  @Test func `Citations come in the order of the text, and a stretch beyond it is cut or left out`() async throws {
    let source = CitedSource(chunk: Self.passage.chunk.id, lines: [0])
    let answer = try await Self.answer([
      .text("one two", sources: []), .cited(4..<900, sources: [source]), .cited(0..<3, sources: [source]),
      .cited(50..<60, sources: [source]), .cited(2..<2, sources: [source]), .finished(.endTurn, Usage()),
    ])
    #expect(answer.citations.map(\.span) == [0..<3, 4..<7])
  }

  @Test func `Late citations, faulty calls and cached tokens survive being written and read`() {
    let events: [ModelEvent] = [
      .cited(2..<5, sources: [CitedSource(chunk: Self.passage.chunk.id, lines: [0])]),
      .toolCall(ToolCall(id: "1", name: "t", input: [:], inputFault: "no JSON")),
      .finished(.refusal, Usage(inputTokens: 1, outputTokens: 2, cacheReadTokens: 3, cacheWriteTokens: 4, usd: 0.25)),
    ]
    #expect(events.compactMap { ModelEvent(json: $0.json) } == events)
    #expect(ModelEvent(json: ["cited": [5, 2], "sources": []]) == nil)
    #expect(ModelEvent(json: ["cited": [-1, 2], "sources": []]) == nil)
  }

  @Test func `Records of before are read: usages without cache, reasons that are not known any more`() {
    let old: JSONValue = ["stop_reason": "end_turn", "usage": ["input_tokens": 7, "output_tokens": 1, "usd": 0]]
    #expect(ModelEvent(json: old) == .finished(.endTurn, Usage(inputTokens: 7, outputTokens: 1)))
    #expect(ModelEvent(json: ["stop_reason": "from_the_future"]) == .finished(.unrecognized, Usage()))
  }

  @Test func `The words of a turn before its tool calls are one part of the conversation`() async throws {
    let call = ToolCall(id: "1", name: "search_knowledge_base", input: ["query": "x"])
    let agent = Agent(
      model: ScriptedModel(turns: [
        [.text("Let ", sources: []), .text("me", sources: []), .toolCall(call), .finished(.toolUse, Usage())],
        [.text("ok", sources: []), .finished(.endTurn, Usage())],
      ]), instruction: "Answer.", search: KnowledgeBaseSearch { _, _, _ in [Self.passage] }, clock: ContinuousClock())
    for try await event in agent.events(for: "rmse?") {
      guard case .turnStarted(let request, 2) = event.kind else { continue }
      #expect(request.messages[1].content == [.text("Let me"), .toolCall(call)])
    }
  }

  @Test(arguments: StopReason.allCases)
  func `A reader is told of every end but a good one`(_ reason: StopReason) {
    #expect((reason.notice == nil) == [.endTurn, .stopSequence].contains(reason))
    var answer = Answer()
    answer.stopReason = reason
    #expect(answer.notice?.isEmpty == false, "an answer without a word is told, too")
  }

  @Test func `Counts too large to add stay at the largest`() {
    let sum = Usage(inputTokens: .max, cacheReadTokens: .max) + Usage(inputTokens: 1, cacheReadTokens: 5)
    #expect(sum.inputTokens == .max && sum.cacheReadTokens == .max)
  }
}
