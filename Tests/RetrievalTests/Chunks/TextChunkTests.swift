import Retrieval
import Testing

@Suite struct TextChunkTests {
  private func texts(_ key: String, _ text: String) throws -> [String] {
    try Document.sample(key, text).lines().map(\.text)
  }

  @Test func `Running text is joined across its line breaks, lists of lines are not`() throws {
    #expect(try texts("a.txt", "One goes\non here. Two\n\nthree") == ["One goes on here. Two", "three"])
    #expect(try texts("a.txt", "Item one\nItem two\r\nItem three") == ["Item one", "Item two", "Item three"])
    #expect(try texts("a.log", "one goes\non here") == ["one goes", "on here"])
  }

  @Test func `Sentences do not end at abbreviations, initials or inside numbers`() throws {
    let sentences = [
      "It rose by 3.5 points, e.g. in May.", "Dr. A. B. Smith said \"no!\"", "Was it (see fig. 2)?", "Yes.",
    ]
    let chunks = try Chunker(.fixedSize(maxTokens: 16, overlapPercentage: 1)).chunks(
      of: .sample("a.txt", sentences.joined(separator: " ")))
    #expect(chunks.flatMap(\.lines).map(\.text).joined(separator: " ") == sentences.joined(separator: " "))
    #expect(chunks.allSatisfy { chunk in sentences.contains { chunk.lines.last?.text.hasSuffix($0) == true } })
  }

  @Test func `A text without sentences or spaces is still cut`() throws {
    for text in [
      String(repeating: "word ", count: 500), String(repeating: "x", count: 20_000), String(repeating: "客", count: 900),
      String(repeating: "😀", count: 900),
    ] {
      let document = Document.sample("a.txt", text)
      let chunks = try Chunker(.fixedSize(maxTokens: 50, overlapPercentage: 10)).chunks(of: document)
      #expect(chunks.count > 5 && chunks.allSatisfy { $0.tokenCount <= 50 })
      #expect(chunks.allSatisfy { !$0.text.contains("\u{FFFD}") })
    }
  }

  @Test func `A CSV record is a line with fields, quoted line breaks included`() throws {
    let document = Document.sample("a.csv", "\u{FEFF}id,note,\r\n1,\"a, \"\"b\"\"\r\nc\",x\r\n\r\n2,,\r\n")
    let lines = try document.lines()
    #expect(lines.map(\.text) == ["id: 1; note: a, \"b\" c; column 3: x", "id: 2"])
    #expect(lines[0].span.lines == 2...3 && lines[1].span.lines == 5...5)
    #expect(lines[0].fields[1].value == "a, \"b\"\r\nc")
  }

  @Test func `Semicolons and tabs separate where the header has no comma`() throws {
    #expect(try texts("a.csv", "a;b\n1;2,5") == ["a: 1; b: 2,5"])
    #expect(try texts("a.csv", "a\tb\n1\t2") == ["a: 1; b: 2"])
    #expect(try texts("a.csv", "a,b;c\n1,2") == ["a: 1; b;c: 2"])
    #expect(try texts("a.csv", "a,b") == [])
  }

  @Test(arguments: [("a,b\n1\n", 2, 1), ("a,b\n1,2\n1,2,3", 3, 1), ("a,b\n1,\"x\n", 2, 3), ("a\n\"x\"y", 2, 4)])
  func `A CSV fault is a diagnostic with line and column`(text: String, line: Int, column: Int) throws {
    let error = try #require(throws: Diagnostic.self) { try Chunker().chunks(of: .sample("a.csv", text)) }
    #expect((error.code, error.line, error.column) == (.invalidCSV, line, column), "\(error)")
  }
}
