import Agents
import Testing
import Workspaces

@Suite struct SourceListTests {
  private let text = "Top 2:\n  a 1\n  b 2\n\nversion 3\n"

  @Test func `Citations of one chunk in one paragraph share a number`() throws {
    let list = SourceList(
      [try .sample(9..<12, lines: 4...4), try .sample(15..<18, lines: 5...5)], in: text)
    #expect(list.citations.map(\.number) == [1, 1])
    #expect(list.sources.map(\.lines) == [[4...5]])
    #expect(list.sources.first?.pointers == ["/4", "/5"])
    #expect(list.sources.first?.text == "line 4\nline 5")
  }

  @Test func `Another paragraph or another chunk has another number`() throws {
    let list = SourceList(
      [
        try .sample(9..<12, lines: 4...4), try .sample(15..<18, chunk: 2, lines: 4...4),
        try .sample(20..<29, lines: 1...1),
      ], in: text)
    #expect(list.citations.map(\.number) == [1, 2, 3])
    #expect(list[3]?.lines == [1...1])
    #expect(list[4] == nil)
    #expect(list[0] == nil)
  }

  @Test func `A later citation that adds no line keeps the number`() throws {
    let list = SourceList([try .sample(9..<12, lines: 4...6), try .sample(20..<29, lines: 5...5)], in: text)
    #expect(list.citations.map(\.number) == [1, 1])
  }

  @Test func `A heading over rows that lie apart does not cite what stands between them`() throws {
    let rows = [try Citation.sample(9..<12, lines: 4...4), try .sample(15..<18, lines: 9...9)]
    var heading = try Citation.sample(0..<5, lines: 4...9)
    heading.text = "line 4\nline 9"
    heading.pointers = ["/4", "/9"]
    let list = SourceList([heading] + rows, in: text)
    #expect(list.sources.map(\.lines) == [[4...4, 9...9]])
    #expect(list.sources.first?.pointers == ["/4", "/9"])
  }

  @Test func `Lines that a damaged record states do not end the program`() throws {
    let list = SourceList(
      [try .sample(.max - 1 ..< .max, lines: .max - 1 ... .max), try .sample(0..<1, lines: .min ... .min)], in: "")
    #expect(list.sources.count == 1)
    #expect(list.sources.first?.lines.count == 2)
  }
}
