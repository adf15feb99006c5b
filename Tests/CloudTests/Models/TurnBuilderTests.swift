import Agents
import JSON
import Retrieval
import TestSupport
import Testing

@testable import Cloud

@Suite struct TurnBuilderTests {
  private static func turn(_ passages: [Passage] = []) -> TurnBuilder {
    let request = ConverseRequest(.question("?", passages), options: ModelOptions())
    return TurnBuilder(results: request.results, figures: ToolFigures([]))
  }

  @Test func `Interleaved blocks keep their words and arguments apart`() {
    var turn = Self.turn()
    turn.startTool(id: "a", name: "t", block: 1)
    turn.startTool(id: "b", name: "u", block: 2)
    turn.add(arguments: "{\"x\"", block: 1)
    turn.add(arguments: "{\"y\":2}", block: 2)
    turn.add(arguments: ":1}", block: 1)
    turn.endBlock(2)
    turn.endBlock(1)
    turn.end(.toolUse)
    #expect(Set(turn.takeEvents().calls.map(\.input)) == [["x": 1], ["y": 2]])
  }

  @Test func `Deltas of blocks that never began, ends of none and a second end do no harm`() {
    var turn = Self.turn()
    turn.add(arguments: "{}", block: 5)
    turn.endBlock(.max)
    turn.endBlock(.min)
    turn.add(text: "", block: 0)
    turn.add(text: "a", block: -3)
    turn.end(.endTurn)
    turn.end(.refusal)
    #expect(turn.takeEvents() == [.text("a", sources: [])])
    #expect(turn.stopReason == .endTurn)
  }

  @Test func `A citation before its words covers the words of its block alone`() {
    let passage = Passage.values("m.json", ["rmse: 1", "mae: 2"])
    var turn = Self.turn([passage])
    turn.add(text: "Well, ", block: 0)
    turn.endBlock(0)
    turn.add(citation: NativeCitation(source: "s3://bucket/m.json#\(passage.chunk.id)", start: 2, end: 3), block: 1)
    turn.add(text: "two", block: 1)
    turn.endBlock(1)
    turn.add(text: ".", block: 2)
    turn.end(.endTurn)
    let events = turn.takeEvents()
    #expect(events.cited.map(\.text) == ["two"])
    #expect(events.cited.first?.sources == [CitedSource(chunk: passage.chunk.id, lines: [1])])
  }

  @Test(arguments: [
    (NativeCitation(text: "rmse: 1", index: 0, start: 1, end: 2), [0]),
    (NativeCitation(text: "rmse:  1\nmae: 2", index: 0, start: 1, end: 3), [0, 1]),
    // Inclusive ends, as AWS leaves open: the quotation decides.
    (NativeCitation(text: "rmse: 1", index: 0, start: 1, end: 1), [0]),
    // The quotation is elsewhere: the chunk is cited, no line of it.
    (NativeCitation(text: "mae: 2", index: 0, start: 1, end: 2), []),
    (NativeCitation(text: "rmse: 1", index: 0, start: 900, end: .max), []),
    (NativeCitation(text: "rmse: 1", index: 0, start: .min, end: .min), []),
    (NativeCitation(text: "rmse: 1", index: 0, start: 1, end: .min), [0]),
    // The header alone.
    (NativeCitation(text: "Source.", index: 0, start: 0, end: 1), []),
    (NativeCitation(title: "m.json", text: "", index: 0, start: 2, end: 3), [1]),
  ])
  func `A citation names the lines whose text it quotes`(_ citation: NativeCitation, _ lines: [Int]) {
    let passage = Passage.values("m.json", ["rmse: 1", "mae: 2"])
    let results = ConverseRequest(.question("?", [passage]), options: ModelOptions()).results
    #expect(results.source(of: citation) == CitedSource(chunk: passage.chunk.id, lines: lines))
  }

  @Test(arguments: [
    NativeCitation(), NativeCitation(index: 0), NativeCitation(title: "other", text: "nothing", index: 0),
    NativeCitation(title: "m.json", index: 1), NativeCitation(title: "m.json", index: -1),
    NativeCitation(source: "s3://other", title: "m.json", text: "rmse: 1", index: 0),
  ])
  func `A citation that names nothing of the request cites nothing`(_ citation: NativeCitation) {
    let passage = Passage.values("m.json", ["rmse: 1", "mae: 2"])
    let results = ConverseRequest(.question("?", [passage]), options: ModelOptions()).results
    #expect(results.source(of: citation) == nil)
  }

  @Test func `Blank lines and headers are no blocks, and lines keep their numbers`() {
    let passage = Passage.values("m.json", [" ", "rmse: 1", "", "mae: 2"], header: "\t")
    let results = ConverseRequest(.question("?", [passage]), options: ModelOptions()).results
    let citation = NativeCitation(title: "m.json", index: 0, start: 0, end: 2)
    #expect(results.source(of: citation) == CitedSource(chunk: passage.chunk.id, lines: [1, 3]))
  }
}
