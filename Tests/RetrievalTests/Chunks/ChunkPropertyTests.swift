import JSON
import Retrieval
import Testing

@Suite struct ChunkPropertyTests {
  /// Checks something on many generated documents, each cut with several sizes.
  private func onDocuments(
    seed: UInt64, formats: [DocumentFormat] = DocumentFormat.allCases,
    _ check: (Document, [Chunk], _ maxTokens: Int, _ overlap: Int) throws -> Void
  ) throws {
    var generator = DocumentGenerator(seed: seed)
    for _ in 0..<60 {
      for format in formats {
        let document = generator.document(format)
        let maxTokens = [20, 60, 300, 1000][generator.number(0...3)]
        let overlap = [1, 20, 50][generator.number(0...2)]
        let chunker = Chunker(.fixedSize(maxTokens: maxTokens, overlapPercentage: overlap))
        try check(document, try chunker.chunks(of: document), maxTokens, overlap)
      }
    }
  }

  @Test func `A chunk never exceeds the token limit unless it is a single line`() throws {
    try onDocuments(seed: 1) { _, chunks, maxTokens, _ in
      for chunk in chunks {
        #expect(chunk.tokenCount == TokenCounter().count(chunk.text))
        #expect(chunk.tokenCount <= maxTokens || chunk.lines.count == 1)
      }
    }
  }

  @Test func `Ordinals count up, ids differ, and the header is the first line`() throws {
    try onDocuments(seed: 2) { document, chunks, _, _ in
      #expect(chunks.map(\.ordinal) == Array(chunks.indices))
      #expect(Set(chunks.map(\.id)).count == chunks.count)
      for chunk in chunks {
        #expect(chunk.document == document.id && !chunk.lines.isEmpty)
        #expect(
          chunk.text == (chunk.header.isEmpty ? "" : chunk.header + "\n")
            + chunk.lines.map(\.text).joined(separator: "\n"))
        #expect(!chunk.header.contains("\n") && chunk.lines.allSatisfy { !$0.text.contains("\n") && !$0.text.isEmpty })
      }
    }
  }

  @Test func `A chunk repeats whole lines of the one before, no more than the overlap and never all of it`() throws {
    try onDocuments(seed: 3, formats: [.json, .csv]) { _, chunks, maxTokens, overlap in
      for (previous, next) in zip(chunks, chunks.dropFirst()) {
        let repeated = next.lines.prefix { line in
          previous.lines.contains { $0.span == line.span && $0.pointer == line.pointer }
        }
        #expect(repeated.count < previous.lines.count || previous.lines.count == 1 && repeated.isEmpty)
        // The sentences of a paragraph may be repeated in part.
        let goesOn = next.lines.dropFirst(repeated.count).first.map { following in
          previous.lines.last.map { $0.pointer == following.pointer && $0.span.bytes.overlaps(following.span.bytes) }
        }
        let whole = goesOn == true ? previous.lines.dropLast() : previous.lines[...]
        #expect(whole.suffix(repeated.count).map(\.span) == repeated.map(\.span))
        #expect(TokenCounter().count(repeated.map(\.text).joined(separator: "\n")) <= maxTokens * overlap / 100)
      }
    }
  }

  @Test func `Rows have overlap where there is room for it`() throws {
    let rows = (0..<100).map { "id: \($0)" }.joined(separator: "\n")
    let document = Document(
      id: DocumentID(dataSource: "d", key: "a.log"), uri: "", format: .text, bytes: Array(rows.utf8))
    let chunks = try Chunker(.fixedSize(maxTokens: 60, overlapPercentage: 20)).chunks(of: document)
    for (previous, next) in zip(chunks, chunks.dropFirst()) {
      #expect(next.lines.prefix(4).map(\.span) == previous.lines.suffix(4).map(\.span))
    }
    #expect(chunks.count > 5)
  }

  @Test func `Every scalar of a JSON document lies in a line, and every line's field is that scalar`() throws {
    try onDocuments(seed: 4, formats: [.json]) { document, chunks, _, _ in
      let parsed = try JSONDocument(parsing: document.bytes)
      var covered = [Bool](repeating: false, count: document.bytes.count)
      for line in chunks.flatMap(\.lines) { for byte in line.span.bytes { covered[byte] = true } }
      for scalar in scalars(of: parsed.root) {
        #expect(
          covered[scalar.range].allSatisfy { $0 }, "\(String(decoding: document.bytes[scalar.range], as: UTF8.self))")
      }
      for field in chunks.flatMap(\.lines).flatMap(\.fields) {
        let pointer = try #require(field.pointer.flatMap { JSONPointer($0) })
        let node = try #require(parsed.node(at: pointer))
        #expect(node.range.lowerBound <= field.span.bytes.lowerBound)
        #expect(field.span.bytes.upperBound <= node.range.upperBound)
        if field.span.bytes == node.range { #expect(matches(node.value, field.value)) }
      }
    }
  }

  @Test func `Lines of a span are the lines of its bytes, with any line break and script`() throws {
    try onDocuments(seed: 5) { document, chunks, _, _ in
      let index = LineIndex(document.bytes)
      for line in chunks.flatMap(\.lines) {
        for span in [line.span] + line.fields.map(\.span) {
          #expect(span.lines == index.lines(of: span.bytes))
          #expect(String(validating: document.bytes[span.bytes], as: UTF8.self) != nil, "a character is cut")
        }
      }
    }
  }

  @Test func `A field's bytes hold its value as it is written`() throws {
    try onDocuments(seed: 6, formats: [.markdown, .csv]) { document, chunks, _, _ in
      for field in chunks.flatMap(\.lines).flatMap(\.fields) {
        let raw = String(decoding: document.bytes[field.span.bytes], as: UTF8.self)
        let plain = raw.filter { !"\\\"`*".contains($0) }.split(whereSeparator: \.isWhitespace)
        let value = field.value.filter { !"\\\"`*".contains($0) }.split(whereSeparator: \.isWhitespace)
        #expect(plain == value, "\(raw)")
      }
    }
  }

  @Test func `The same document gives the same chunks`() throws {
    try onDocuments(seed: 7) { document, chunks, maxTokens, overlap in
      let chunker = Chunker(.fixedSize(maxTokens: maxTokens, overlapPercentage: overlap))
      let again = try chunker.chunks(of: document)
      #expect(again == chunks)
    }
  }

  @Test func `A chunk survives being encoded`() throws {
    try onDocuments(seed: 8) { _, chunks, _, _ in
      for chunk in chunks {
        let copy = try Chunk(decoding: chunk.encoded())
        #expect(copy == chunk)
      }
    }
  }

  private func scalars(of node: JSONNode) -> [JSONNode] {
    let children = (node.elements ?? []) + (node.members ?? []).map(\.value)
    if case .array = node.content { return children.flatMap(scalars) }
    if case .object = node.content { return children.flatMap(scalars) }
    return [node]
  }

  private func matches(_ value: JSONValue, _ text: String) -> Bool {
    value.string.map { $0 == text || $0.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace } }
      ?? (value.text() == text)
  }
}
