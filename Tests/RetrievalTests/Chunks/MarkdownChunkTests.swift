import Retrieval
import Testing

@Suite struct MarkdownChunkTests {
  private func texts(_ markdown: String) throws -> [String] {
    try Document.sample("a.md", markdown).lines().map(\.text)
  }

  @Test func `A table row names its columns and is a line with fields`() throws {
    let text = "# T\n\n| Column | Type | |\n|:--|--:|---|\n| `a_b` | x \\| y | z |\n| **c** | |\n"
    let document = Document.sample("a.md", text)
    let lines = try document.lines()
    #expect(lines.map(\.text) == ["T", "Column: a_b; Type: x | y; column 3: z", "Column: c"])
    #expect(lines[1].fields.map(\.value) == ["a_b", "x | y", "z"] && lines[1].span.lines == 5...5)
    let raw = lines[1].fields.map { String(decoding: document.bytes[$0.span.bytes], as: UTF8.self) }
    #expect(raw == ["a_b", "x \\| y", "z"])
  }

  @Test func `A table may follow text in its paragraph, and dashes alone make none`() throws {
    #expect(try texts("Text\nA | B\n--|--\n1 | 2") == ["Text", "A: 1; B: 2"])
    #expect(try texts("A | B\n--\n1 | 2") == ["A | B", "1 | 2"])
    #expect(try texts("A | B\n--|--|--\n1 | 2").count == 1)
  }

  @Test func `Headings nest, and a chunk knows those it stands under`() throws {
    let filler = String(repeating: "Words and more words in a sentence here. ", count: 12)
    let text = "# One\n\(filler)\n## Two\n\(filler)\n### Three `x`\n\(filler)\n\nFour\n----\n\(filler)"
    let chunks = try Chunker(.fixedSize(maxTokens: 180, overlapPercentage: 10)).chunks(of: .sample("a.md", text))
    #expect(chunks.map(\.headings) == [["One"], ["One", "Two"], ["One", "Two", "Three x"], ["One", "Four"]])
    #expect(chunks[1].header == "Source: a.md. a. One > Two.")
    #expect(chunks.map { $0.span?.lines.lowerBound } == [1, 3, 5, 8])
  }

  @Test func `List items are lines, and one that begins with strong text is a field`() throws {
    let lines = try Document.sample(
      "a.md", "- **rate** (percent): how many\n  leave\n- `k` – a key\n- plain\n  - inner\n\n7. x"
    ).lines()
    #expect(lines.map(\.text) == ["- rate (percent): how many leave", "- k – a key", "- plain", "  - inner", "7. x"])
    #expect(lines[0].fields.map(\.name) == ["rate"] && lines[0].fields[0].value == "(percent): how many leave")
    #expect(lines[1].fields.map(\.name) == ["k"] && lines[1].fields[0].value == "a key")
    #expect(lines[2].fields.isEmpty)
  }

  @Test func `Code keeps its lines, quotations lose their marks, definitions are kept`() throws {
    let text = "```sql\nSELECT *\n  FROM t\n```\n\n> said\n> twice. Again.\n\n<div>\nraw\n</div>\n\n[r]: http://x.y"
    #expect(
      try texts(text) == ["SELECT *", "  FROM t", "said twice. Again.", "<div>", "raw", "</div>", "[r]: http://x.y"])
    #expect(try texts("```\nopen") == ["open"])
    #expect(try texts("    indented\n") == ["    indented"])
  }

  @Test func `Front matter is kept as lines with fields`() throws {
    let lines = try Document.sample("a.md", "---\ntitle: T\ntags: [a]\n---\n# H\ntext").lines()
    #expect(lines.map(\.text) == ["title: T", "tags: [a]", "H", "text"])
    #expect(lines[0].fields.first?.value == "T")
    #expect(try texts("---\n\ntext\n") == ["text"])
  }

  @Test func `Carriage returns alone and together with line feeds end lines`() throws {
    for lineBreak in ["\n", "\r\n", "\r"] {
      let text = ["# H", "", "| A | B |", "|---|---|", "| 1 | 2 |", "", "end"].joined(separator: lineBreak)
      #expect(try texts(text) == ["H", "A: 1; B: 2", "end"])
    }
  }

  @Test func `Depth and other excesses of nesting give lines, not a crash`() throws {
    for mark in [">", "- ", "* > ", "1. "] {
      #expect(try texts(String(repeating: mark, count: 3000) + "deep").joined().contains("deep"))
    }
    #expect(try texts(String(repeating: "[", count: 20_000)).count >= 1)
    #expect(try texts("") == [])
    #expect(try texts("\n \n***\n") == [])
  }

  @Test func `A paragraph is one line while it fits and is cut between sentences when it does not`() throws {
    let text = (1...30).map { "This is the sentence number \($0)." }.joined(separator: " ")
    #expect(try texts(text) == [text])
    let chunks = try Chunker(.fixedSize(maxTokens: 60, overlapPercentage: 20)).chunks(of: .sample("a.md", text))
    #expect(chunks.count > 3)
    #expect(chunks.allSatisfy { $0.tokenCount <= 60 && $0.lines.count == 1 && $0.text.hasSuffix(".") })
    #expect(chunks.allSatisfy { $0.lines[0].text.hasPrefix("This is") })
  }
}
