import JSON
import Retrieval
import Testing

@testable import Cloud

@Suite struct PublishedChunkTests {
  private func chunks() throws -> [Chunk] {
    let json = #"{"name":"a\nb","rows":[{"id":1,"note":"é, \"x\""},{"id":2,"note":""}],"deep":{"er":[1,[2,3],"t"]}}"#
    let markdown =
      "---\ntitle: T\n---\n# One\n\nText *here*. More.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Two\n\n```\ncode\n\nmore\n```\n"
    return try [(json, DocumentFormat.json, "d.json"), (markdown, .markdown, "d.md"), ("a\n\nb", .text, "d.txt")]
      .flatMap {
        let document = Document(
          id: DocumentID(dataSource: "s", key: $0.2), uri: "s3://b/\($0.2)", format: $0.1, bytes: Array($0.0.utf8))
        return try Chunker(.fixedSize(maxTokens: 40, overlapPercentage: 20)).chunks(of: document)
          + Chunker(.none, writesHeaders: false).chunks(of: document)
      }
  }

  @Test func `What is published of a chunk is the chunk when it is read`() throws {
    for chunk in try chunks() {
      let published = PublishedChunk(chunk: chunk, uri: "s3://b/d", metadata: ["n": .number(1.5), "l": .strings([])])
      let text = JSONValue.object(published.members).text()
      let members = try #require(try JSONValue(parsing: text).object)
      let copy = PublishedChunk(of: VectorMatch(key: "k", distance: 0, metadata: members))
      #expect(copy.chunk == chunk && copy.uri == published.uri && copy.metadata == published.metadata)
    }
  }

  @Test func `Another text under the same provenance gives a chunk without a place, never a wrong one`() throws {
    for chunk in try chunks() {
      var members = PublishedChunk(chunk: chunk, uri: "s3://b/d", metadata: [:]).members
      members[VectorMetadataKey.text] = .string(chunk.text + "!")
      let copy = PublishedChunk(of: VectorMatch(key: "k", distance: 0, metadata: members))
      #expect(copy.chunk.span == nil && copy.chunk.text.hasSuffix("!"))
      #expect(throws: ChunkDecodingError.self) { try Chunk(provenance: chunk.provenance(), text: "") }
      #expect(throws: ChunkDecodingError.self) { try Chunk(provenance: chunk.encoded(), text: chunk.text) }
    }
  }

  @Test func `Damaged provenance never crashes and never gives another text`() throws {
    for chunk in try chunks() {
      let bytes = chunk.provenance()
      for index in bytes.indices {
        for byte in [0, 1, 0x7F, 0x80, 0xFF, bytes[index] &+ 1] as [UInt8] {
          var damaged = bytes
          damaged[index] = byte
          guard let read = try? Chunk(provenance: damaged, text: chunk.text) else { continue }
          #expect(read.text.utf8.filter { $0 != 0x0A }.elementsEqual(chunk.text.utf8.filter { $0 != 0x0A }))
        }
        #expect(throws: ChunkDecodingError.self) { try Chunk(provenance: Array(bytes[..<index]), text: chunk.text) }
      }
    }
  }

  @Test func `Without its text a chunk takes a few bytes a line`() throws {
    for chunk in try chunks() {
      #expect(chunk.encoded().count - chunk.provenance().count >= chunk.text.utf8.count - chunk.lines.count - 1)
    }
  }

  @Test func `A key changes with the model and with anything stored, and is told from others' keys`() throws {
    let id = try #require(ChunkID("0123456789abcdef0123456789abcdef"))
    let key = VectorKey(of: id, metadata: [1, 2], model: "m")
    #expect(VectorKey(of: id, metadata: [1, 2], model: "m") == key)
    #expect(VectorKey(of: id, metadata: [1, 3], model: "m") != key)
    #expect(VectorKey(of: id, metadata: [1, 2], model: "n") != key)
    #expect(VectorKey.isOurs(key.description))
    for other in [
      "", "-", "5e7a8f6e-2a51-4b62-9f3c-0b3c5d1c2a10", key.description + "0", String(key.description.dropFirst()),
    ] {
      #expect(!VectorKey.isOurs(other))
    }
  }
}
