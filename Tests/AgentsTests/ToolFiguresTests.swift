import JSON
import Testing

@testable import Agents

@Suite struct ToolFiguresTests {
  private static func figures(_ results: (String, JSONValue)...) -> ToolFigures {
    ToolFigures([
      Message(.user, [.text("?")]),
      Message(.user, results.map { .toolResult(ToolResult(callID: $0.0, content: .json($0.1))) }),
    ])
  }

  @Test func `A figure that stands in one place rests on it, rounded or as a percentage too`() {
    let figures = Self.figures(("a", ["scores": ["churn": 0.8125, "ltv/year": 1204.5]]))
    let traced = figures.citations(in: "Churn 81% (0.81), 1,204.5 a year.")
    #expect(traced.map(\.span) == [6..<8, 11..<15, 18..<25])
    #expect(
      traced.map(\.source) == [
        .toolResult(call: "a", pointers: ["/scores/churn"]), .toolResult(call: "a", pointers: ["/scores/churn"]),
        .toolResult(call: "a", pointers: ["/scores/ltv~1year"]),
      ])
  }

  @Test func `A figure in several places rests on the result, and one in several results is not traced`() {
    let twice = Self.figures(("a", [["n": 3], ["n": 3]]), ("b", [["n": 4]]))
    #expect(twice.citations(in: "3").map(\.source) == [.toolResult(call: "a", pointers: [])])
    #expect(Self.figures(("a", [3]), ("b", [3])).citations(in: "3").isEmpty)
  }

  @Test func `Figures that are cited already, unknown, or of an earlier question are not traced`() {
    let figures = Self.figures(("a", [12.5]))
    #expect(figures.citations(in: "12.5", besides: [0..<4]).isEmpty)
    #expect(figures.citations(in: "12.6 and v12.5 of 2025-12-05").isEmpty)
    let earlier = ToolFigures([
      Message(.user, [.toolResult(ToolResult(callID: "a", content: .json([12.5])))]), Message(.user, [.text("?")]),
    ])
    #expect(earlier.citations(in: "12.5").isEmpty)
    #expect(ToolFigures([]).citations(in: "12.5").isEmpty)
  }

  @Test func `A figure that the question gave is traced only where there is no other`() {
    let figures = ToolFigures([
      Message(.user, [.text("customer 7?")]),
      Message(.user, [.toolResult(ToolResult(callID: "a", content: .json(["id": 7, "ltv": 12.5])))]),
    ])
    #expect(figures.citations(in: "Customer 7: 12.5").map(\.span) == [12..<16])
    #expect(figures.citations(in: "Customer 7 is at risk.").map(\.span) == [9..<10])
    #expect(figures.citations(in: "Customer 7, as the model card says.", besides: [15..<20]).isEmpty)
  }

  @Test func `A huge table is looked at in part`() {
    let table = JSONValue.array((0..<50_000).map { .number($0) })
    let traced = Self.figures(("a", table)).citations(in: "19999 and 20001")
    #expect(traced.map(\.source) == [.toolResult(call: "a", pointers: ["/19999"])])
  }
}
