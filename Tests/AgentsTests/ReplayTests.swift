import JSON
import Retrieval
import Testing
import Tools

@testable import Agents

@Suite struct ReplayTests {
  private static func passage(_ value: String) -> Passage { .values("m.json", [("rmse", value)]) }

  private static func agent(_ model: any LanguageModel, value: String, instruction: String = "Answer.") -> Agent {
    Agent(
      model: model, instruction: instruction, search: KnowledgeBaseSearch { _, _, _ in [passage(value)] },
      clock: ContinuousClock())
  }

  private static func record(_ value: String = "0.5") async throws -> RunRecord {
    let header = RunHeader(
      run: "r1", session: "r1", created: "2025-10-21T00:00:00Z", question: "rmse?", model: "offline",
      instruction: "Answer.", passageCount: 5, history: [])
    var lines = [header.json.text()]
    for try await event in agent(OfflineModel(), value: value).events(for: "rmse?") { lines.append(event.json.text()) }
    return try RunRecord(parsing: Array(lines.joined(separator: "\n").utf8) + [0x0A])
  }

  @Test func `A replayed run gives the recorded answer`() async throws {
    let live = try await Self.agent(OfflineModel(), value: "0.5").answer(to: "rmse?")
    let replayed = try await Self.agent(ReplayedModel(try await Self.record()), value: "0.5").answer(to: "rmse?")
    #expect(live.text.contains("0.5"))
    #expect(replayed.text == live.text)
    #expect(replayed.citations == live.citations)
  }

  @Test func `A request that differs from the record is an error that shows the difference`() async throws {
    let agent = Self.agent(ReplayedModel(try await Self.record()), value: "0.6")
    let error = await #expect(throws: ReplayMismatch.self) { try await agent.answer(to: "rmse?") }
    #expect(error?.part == "conversation")
    #expect(error?.difference.contains { $0.hasPrefix("- ") && $0.contains("0.5") } == true)
    #expect(error?.difference.contains { $0.hasPrefix("+ ") && $0.contains("0.6") } == true)
  }

  @Test func `Another instruction is a difference`() async throws {
    let agent = Self.agent(ReplayedModel(try await Self.record()), value: "0.5", instruction: "Sing.")
    let error = await #expect(throws: ReplayMismatch.self) { try await agent.answer(to: "rmse?") }
    #expect(error?.part == "instruction")
  }

  @Test func `A record whose last line was cut off reads up to there, and other damage is an error`() async throws {
    let header = try await Self.record().header.json.text()
    let whole = Array("\(header)\n{\"event\":\"started\",\"ms\":0}\n{\"event\":\"fin".utf8)
    #expect(try RunRecord(parsing: whole).events.count == 1)
    #expect(throws: RunRecordError.self) { try RunRecord(parsing: whole + [0x0A]) }
    #expect(throws: RunRecordError.self) { try RunRecord(parsing: []) }
  }

  @Test func `Model events survive being written and read`() {
    let events: [ModelEvent] = [
      .text("hé", sources: [CitedSource(chunk: Self.passage("1").chunk.id, lines: [0, 2])]),
      .toolCall(ToolCall(id: "1", name: "t", input: ["a": [1, "x", nil]])),
      .finished(.stepLimit, Usage(inputTokens: 1, outputTokens: 2, usd: 0.25)),
    ]
    #expect(events.compactMap { ModelEvent(json: $0.json) } == events)
    #expect(ModelEvent(json: ["nothing": 1]) == nil)
  }
}
