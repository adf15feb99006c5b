import Storage
import TestSupport
import Testing

@testable import Retrieval

/// A segment longer than what is verified at once.
@Suite struct LongSegmentTests {
  private let scratch: TemporaryDirectory
  private let sealed: SealedSegment

  init() throws {
    scratch = try TemporaryDirectory()
    let writer = try SegmentWriter(
      identifier: ULID(seconds: 0, randomness: []), dimensions: 16_384, scratch: scratch.path)
    let vector = StoredVector(elements: [Float](repeating: 1 / 128, count: 16_384), norm: 1)
    for row in 0..<80 {
      let document = "d\(row)"
      try writer.append(
        SegmentRow(
          chunkID: ChunkID(of: "", repetition: 0, in: DocumentID(dataSource: "docs", key: document)),
          document: DocumentID(dataSource: "docs", key: document), uri: document, metadata: [:],
          embeddingKey: [UInt8](repeating: UInt8(row), count: 16), terms: [:], length: 0,
          record: [UInt8](repeating: UInt8(row), count: 70_000)),
        vector: vector)
    }
    sealed = try writer.finish()
  }

  private func verify() throws {
    let segment = try SampleIndex.open(sealed)
    try segment.verify()
    // What was read is given back, and there again for whoever asks.
    #expect(try segment.record(79) == [UInt8](repeating: 79, count: 70_000))
    #expect(try segment.vector(79).elements.allSatisfy { $0 == 1 / 128 })
  }

  private func flip(_ path: String, at place: Int) throws {
    var bytes = try FileSystem().read(path).array
    bytes[place] ^= 4
    try FileSystem().replace(path, with: bytes)
  }

  @Test func `A flipped bit is found however far into the file`() throws {
    try verify()
    for path in [sealed.vectorsPath, sealed.textPath] {
      let size = try FileSystem().read(path).count
      for place in [5000, 4 << 20, 4 << 20 + 4095, 4 << 20 + 4096, size - 60_000] {
        try flip(path, at: place)
        #expect(throws: StorageError.self, "byte \(place) of \(size)") { try verify() }
        try flip(path, at: place)
      }
    }
    try verify()
  }
}
