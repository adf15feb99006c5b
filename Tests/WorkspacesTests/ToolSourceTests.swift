import Agents
import JSON
import Testing

@testable import Workspaces

@Suite struct ToolSourceTests {
  private static let input: JSONObject = ["customer_id": 12345]

  private static func citation(_ span: Range<Int>, call: String = "explain-1", _ pointers: [String]) throws -> Citation
  {
    try #require(
      Citation(json: [
        "span": [.number(span.lowerBound), .number(span.upperBound)], "tool": "explain_prediction",
        "call": .string(call), "input": .object(input), "lines": [2, 2],
        "pointers": .array(pointers.map(JSONValue.string)),
        "text": .string(pointers.map { "\($0): 1" }.joined(separator: "\n")),
      ]))
  }

  @Test func `Citations of one call share a number, other calls and passages have others`() throws {
    let list = SourceList(
      [
        try Self.citation(0..<2, ["/a"]), try Self.citation(3..<4, ["/b"]),
        try Self.citation(4..<5, call: "explain-2", ["/a"]), try .sample(5..<6, lines: 4...4),
      ], in: "one paragraph")
    #expect(list.citations.map(\.number) == [1, 1, 2, 3])
    #expect(list.sources.first?.pointers == ["/a", "/b"])
    #expect(list.citations.first?.json["call"] == "explain-1")
    #expect(list.citations.first?.json["chunk"] == nil)
  }

  @Test func `The cited values are shown in the recorded result, with their lines`() throws {
    let header = RunHeader(
      run: "r", session: "r", created: "2025-10-21T00:00:00Z", question: "why?", model: "offline", instruction: "",
      passageCount: 5, history: [])
    let turn = """
      {"event":"turn_started","ms":1,"messages":3,"new_messages":[{"role":"user","content":[{"tool_result":\
      {"id":"explain-1","result":{"a":1,"b":2,"c":{"d":3}}}}]}]}
      """
    let record = try RunRecord(parsing: Array("\(header.json.text())\n\(turn)\n".utf8))
    let list = SourceList([try Self.citation(0..<2, ["/b"])], in: "text")
    let source = try #require(list[1])
    guard case .toolResult(let call) = source.origin else {
      Issue.record("the source is no tool's result")
      return
    }
    let excerpt = Excerpt(of: source, call: call, in: record, context: 1)
    #expect(excerpt.state == .unchanged)
    #expect(excerpt.cited == [3...3])
    #expect(excerpt.lines.map(\.number) == [2, 3, 4])
    #expect(excerpt.lines.filter(\.isCited).map(\.text) == [#"  "b": 2,"#])
    #expect(excerpt.json["tool"] == "explain_prediction" && excerpt.json["source"] == nil)
    let other = try #require(SourceList([try Self.citation(0..<1, call: "lost", ["/b"])], in: "text")[1])
    let lost = Excerpt(of: other, call: ToolCall(id: "lost", name: "x", input: [:]), in: record, context: 1)
    #expect(lost.state == .gone && lost.lines.isEmpty && lost.passage == "/b: 1")
  }
}
