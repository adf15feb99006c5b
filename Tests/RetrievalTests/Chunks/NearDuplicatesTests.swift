import Retrieval
import Testing

@Suite struct NearDuplicatesTests {
  private func chunk(_ text: String, _ key: String) throws -> Chunk {
    try #require(try Chunker(.none).chunks(of: .sample(key + ".txt", text)).first)
  }

  @Test func `Chunks that differ in a word or only in their header are grouped, others are not`() throws {
    var generator = DocumentGenerator(seed: 1)
    var chunks: [Chunk] = []
    for index in 0..<40 {
      let words = (0..<120).map { _ in "w\(generator.number(0...5000))" }
      chunks.append(try chunk(words.joined(separator: " "), "a\(index)"))
      var changed = words
      if index % 4 == 1 { changed[60] = "changed" }
      if index % 4 == 2 { for place in stride(from: 0, to: 120, by: 8) { changed[place] = "changed" } }
      if index % 4 != 3 { chunks.append(try chunk(changed.joined(separator: " "), "b\(index)")) }
    }
    let groups = NearDuplicates().groups(in: chunks)
    #expect(groups.count == 20)
    #expect(
      groups.allSatisfy {
        $0.count == 2 && chunks[$0[0]].document.key.dropFirst() == chunks[$0[1]].document.key.dropFirst()
      })
    #expect(NearDuplicates().groups(in: chunks) == groups)
  }

  @Test func `Many equal chunks are one group, and short ones compare by all their words`() throws {
    let equal = try (0..<500).map { try chunk("the same text in every one of them", "k\($0)") }
    #expect(NearDuplicates().groups(in: equal) == [Array(0..<500)])
    #expect(
      NearDuplicates().groups(in: [try chunk("a b", "x"), try chunk("A, b!", "y"), try chunk("a c", "z")]) == [[0, 1]])
    #expect(NearDuplicates().groups(in: []) == [])
  }
}
