import JSON
import Retrieval
import Testing
import Tools

@testable import Agents

@Suite struct ToolCitationTests {
  private static let result: JSONValue = ["rows": [["id": 1, "ltv": 2.5], ["id": 2, "ltv": 3.5]], "sql": "SELECT 1"]
  private static let call = ToolCall(id: "q", name: "query", input: ["sql_query": "SELECT 1"])
  private static let tool = Tool(
    ToolDefinition(
      name: "query", description: "A tool.",
      parameters: [ToolParameter("sql_query", .string(maximumLength: 100), "The statement.")])
  ) { _ in result }

  private static func agent(_ model: any LanguageModel) -> Agent {
    Agent(
      model: model, instruction: "Answer.", search: KnowledgeBaseSearch { _, _, _ in [] }, tools: [tool],
      clock: ContinuousClock())
  }

  private static func scripted(_ sources: [CitedSource]) -> ScriptedModel {
    ScriptedModel(turns: [
      [.toolCall(call), .finished(.toolUse, Usage())],
      [.text(" It is 3.5 \n", sources: sources), .finished(.endTurn, Usage())],
    ])
  }

  @Test func `An answer cites the call, pointers into its result, and their lines`() async throws {
    let source = CitedSource.toolResult(call: "q", pointers: ["/rows/1/ltv", "/nowhere"])
    let answer = try await Self.agent(Self.scripted([source])).answer(to: "ltv?")
    let citation = try #require(answer.citations.first)
    #expect(citation.call == Self.call)
    #expect(citation.document == nil)
    #expect(citation.span == 1..<10)
    #expect(citation.pointers == ["/rows/1/ltv"])
    #expect(citation.text == "/rows/1/ltv: 3.5")
    let text = try #require(ToolResultText(Self.result))
    #expect(text.lines[citation.lines.lowerBound - 1].contains("3.5"))
    #expect(citation.lines.count == 1)
    #expect(answer.isSupported && answer.figures.unsupported.isEmpty)
  }

  @Test func `Pointers that lead nowhere cite the whole result, and an unknown call cites nothing`() async throws {
    let whole = try await Self.agent(Self.scripted([.toolResult(call: "q", pointers: ["/x", "no pointer"])]))
      .answer(to: "ltv?")
    #expect(whole.citations.first?.pointers == [""])
    #expect(whole.citations.first?.lines.lowerBound == 1)
    let none = try await Self.agent(Self.scripted([.toolResult(call: "other", pointers: [])])).answer(to: "ltv?")
    #expect(none.citations.isEmpty)
  }

  @Test func `A number of values is no count of a tool's rows`() async throws {
    let model = ScriptedModel(turns: [
      [.toolCall(Self.call), .finished(.toolUse, Usage())],
      [
        .text("7 rows", sources: [.toolResult(call: "q", pointers: ["/rows/0", "/rows/1"])]),
        .finished(.endTurn, Usage()),
      ],
    ])
    #expect(try await Self.agent(model).answer(to: "rows?").figures.unsupported.map(\.text) == ["7"])
  }

  @Test func `Sources and citations are read back as they were written`() async throws {
    let source = CitedSource.toolResult(call: "q", pointers: ["/rows/0", "/sql"])
    #expect(CitedSource(json: source.json) == source)
    let citation = try await Self.agent(Self.scripted([source])).answer(to: "ltv?").citations.first
    #expect(citation.flatMap { Citation(json: $0.json) } == citation)
    #expect(CitedSource(json: ["call": "q"]) == nil)
    #expect(Citation(json: ["span": [0, 1], "lines": [1, 1], "text": "", "tool": "query"]) == nil)
  }

  @Test func `A record holds the result, and replays to the same answer`() async throws {
    let header = RunHeader(
      run: "r", session: "r", created: "2025-10-21T00:00:00Z", question: "ltv?", model: "scripted",
      instruction: "Answer.", passageCount: 5, history: [])
    let model = Self.scripted([.toolResult(call: "q", pointers: ["/rows/1"])])
    var fold = AnswerFold()
    var lines = [header.json.text()]
    for try await event in Self.agent(model).events(for: "ltv?") {
      fold.add(event)
      lines.append(event.json.text())
    }
    lines.append(JSONValue.object(["result": .object(fold.result.json)]).text())
    let record = try RunRecord(parsing: Array(lines.joined(separator: "\n").utf8) + [0x0A])
    #expect(record.result(ofCall: "q") == Self.result)
    #expect(record.result(ofCall: "nothing") == nil)
    #expect(record.citations == fold.result.citations)
    let replayed = try await Self.agent(ReplayedModel(record)).answer(to: "ltv?")
    #expect(replayed.text == fold.result.text && replayed.citations == fold.result.citations)
  }
}
