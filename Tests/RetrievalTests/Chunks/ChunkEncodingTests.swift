import Retrieval
import Testing

@Suite struct ChunkEncodingTests {
  private func sample() throws -> Chunk {
    let json = #"{"rows":[{"id":"é","n":1.5,"t":["a","b"]},{"id":"x\n","n":-2,"t":[]}],"s":"y"}"#
    return try #require(try Chunker().chunks(of: .sample("folder/a.json", json)).first)
  }

  @Test func `Bytes cut anywhere or with one more are an error`() throws {
    let bytes = try sample().encoded()
    for count in 0..<bytes.count {
      #expect(throws: ChunkDecodingError.self) { try Chunk(decoding: Array(bytes[..<count])) }
    }
    #expect(throws: ChunkDecodingError.self) { try Chunk(decoding: bytes + [0]) }
  }

  @Test func `A damaged byte in any place gives an error or a chunk that encodes again`() throws {
    let bytes = try sample().encoded()
    for index in bytes.indices {
      for byte in [0, 1, 2, 0x7F, 0x80, 0xFF, bytes[index] &+ 1, bytes[index] &- 1, bytes[index] ^ 0x80] as [UInt8] {
        var damaged = bytes
        damaged[index] = byte
        guard let chunk = try? Chunk(decoding: damaged) else { continue }
        let copy = try Chunk(decoding: chunk.encoded())
        #expect(copy == chunk)
      }
    }
  }

  @Test func `Another version is an error that says so`() throws {
    var bytes = try sample().encoded()
    bytes[0] = 2
    let error = try #require(throws: ChunkDecodingError.self) { try Chunk(decoding: bytes) }
    #expect(error.offset == 0 && error.expected == "version 1")
  }

  @Test func `Parts that do not follow from each other survive as well`() throws {
    let chunk = Chunk(
      id: try #require(ChunkID("0123456789abcdef0123456789abcdef")), document: DocumentID(dataSource: "", key: "k"),
      ordinal: 7, header: "", headings: ["a", ""],
      lines: [
        ChunkLine(
          text: "", span: SourceSpan(bytes: 90..<95, lines: 9...12), pointer: "/a",
          fields: [
            ChunkField(name: "n", value: "elsewhere", span: SourceSpan(bytes: 3..<3, lines: 1...1), pointer: "/b")
          ]),
        ChunkLine(text: "x", span: SourceSpan(bytes: 0..<(1 << 40), lines: 1...(1 << 33))),
      ], tokenCount: 0)
    let copy = try Chunk(decoding: chunk.encoded())
    #expect(copy == chunk)
  }
}
