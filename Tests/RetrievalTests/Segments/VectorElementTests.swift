import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct VectorElementTests {
  private let policy = CompactionPolicy(smallSegments: 1)

  private func change(_ sample: SampleIndex, _ number: Int) throws -> IndexChange {
    try sample.change(adding: [("d\(number)", 1, 3 + number)])
  }

  /// The bytes of the elements of each chunk.
  private func elements(of snapshot: Snapshot) throws -> [ChunkID: [UInt8]] {
    var elements: [ChunkID: [UInt8]] = [:]
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount { elements[try live.segment.chunkID(row)] = try live.segment.elements(row) }
    }
    return elements
  }

  @Test func `A float16 segment keeps each element in two bytes, rounded to the nearest`() throws {
    let scratch = try TemporaryDirectory()
    let rows = try SampleIndex.rows(of: "d", count: 50)
    let writer = try SegmentWriter(
      identifier: ULID(seconds: 1, randomness: [1]), dimensions: SampleIndex.dimensions, element: .float16,
      scratch: scratch.path)
    let segment = try SampleIndex.open(try SampleIndex.write(rows, writer))
    try segment.verify()
    #expect(segment.element == .float16 && segment.view(.vectors).size == 50 * SampleIndex.dimensions * 2)
    for (index, row) in rows.enumerated() {
      let exact = try StoredVector(normalizing: row.vector)
      let kept = try segment.vector(index)
      #expect(kept.norm == exact.norm)
      for (kept, exact) in zip(kept.elements, exact.elements) {
        // Half a unit in the last of 11 binary places, or of the smallest subnormal number.
        #expect(abs(kept - exact) <= max(abs(exact) * 0x1p-11, 0x1p-25))
      }
    }
  }

  @Test func `An element that was rounded is never rounded again`() async throws {
    let sample = try SampleIndex(element: .float16)
    let first = try await sample.index.commit(try change(sample, 1), onto: nil)
    let writer = try sample.index.segmentWriter(dimensions: SampleIndex.dimensions)
    let segment = first.segments[0].segment
    for row in 0..<segment.rowCount {
      let copy = SegmentRow(
        chunkID: try segment.chunkID(row), document: try segment.document(row), uri: "", metadata: [:],
        embeddingKey: try segment.embeddingKey(row), terms: [:], length: 0, record: [])
      try writer.append(copy, vector: try segment.vector(row))
    }
    let again = try SampleIndex.open(writer.finish())
    for row in 0..<segment.rowCount { #expect(try again.elements(row) == segment.elements(row)) }
  }

  @Test(arguments: VectorElement.allCases, VectorElement.allCases)
  func `A merger of segments of one kind copies elements bit by bit and makes none wider`(
    written: VectorElement, wanted: VectorElement
  ) async throws {
    let sample = try SampleIndex(element: written)
    var snapshot: Snapshot?
    for number in 1...4 { snapshot = try await sample.index.commit(try change(sample, number), onto: snapshot) }
    let before = try #require(snapshot)
    let other = try SampleIndex(element: wanted, seed: 70, sharing: sample)
    let after = try #require(try await other.index.compact(before, policy: policy))
    #expect(after.segments.map(\.segment.element) == [written == .float16 ? .float16 : wanted])
    if after.segments[0].segment.element == written {
      #expect(try elements(of: after) == elements(of: before))
      #expect(try SampleIndex.answers(of: after) == SampleIndex.answers(of: before))
    }
    #expect(!after.segments.map(\.segment.hasCodes).contains(false))
    #expect(try await sample.index.verify().problems == [])
  }

  @Test func `A merger of both kinds under float32 loses nothing of either`() async throws {
    let narrow = try SampleIndex(element: .float16)
    let wide = try SampleIndex(element: .float32, seed: 70, sharing: narrow)
    let first = try await narrow.index.commit(try change(narrow, 1), onto: nil)
    let before = try await wide.index.commit(try change(wide, 2), onto: first)
    let after = try #require(try await wide.index.compact(before, policy: policy))
    #expect(after.segments.map(\.segment.element) == [.float32])
    #expect(try SampleIndex.contents(of: after) == SampleIndex.contents(of: before))
  }

  @Test func `Under float16 a sync without changes writes float32 segments anew, once, and embeds nothing`()
    async throws
  {
    let library = try SampleLibrary(compaction: CompactionPolicy())
    library.folder.write("a.txt", SampleLibrary.text("a"))
    try await library.sync()
    library.folder.write("b.txt", SampleLibrary.text("b"))
    try await library.sync()
    let before = try #require(try await library.index.current())
    #expect(before.segments.map(\.segment.element) == [.float32, .float32])
    library.embedder.reset()
    library.element.withLock { $0 = .float16 }
    let plan = try await library.ingestion().plan([library.source])
    #expect(plan.isStale && plan.outdatedSegments == 2 && plan.changes.isEmpty)
    let report = try await library.sync()
    #expect(try await !library.ingestion().plan([library.source]).isStale)
    let after = try #require(try await library.index.current())
    #expect(report.version == after.version && after.version == before.version + 1)
    #expect(after.segments.map(\.segment.element) == [.float16])
    #expect(!after.segments.map(\.segment.hasCodes).contains(false))
    #expect(library.embedder.texts.isEmpty && library.leftovers() == [])
    #expect(try await library.contents() == SampleLibrary.expected([library.source]))
    #expect(try await library.index.verify().problems == [])
    #expect(try await library.sync().version == after.version)
  }

  @Test func `Back under float32 what was rounded stays until all is made anew, and new documents are kept whole`()
    async throws
  {
    let library = try SampleLibrary(compaction: CompactionPolicy())
    library.element.withLock { $0 = .float16 }
    library.folder.write("a.txt", SampleLibrary.text("a"))
    try await library.sync()
    library.element.withLock { $0 = .float32 }
    #expect(try await library.sync().version == 1)
    library.folder.write("b.txt", SampleLibrary.text("b"))
    library.embedder.reset()
    try await library.sync()
    let snapshot = try #require(try await library.index.current())
    #expect(snapshot.segments.map(\.segment.element) == [.float16, .float32])
    #expect(!library.embedder.texts.contains { $0.contains("Paragraph 1 of a") })

    // Asked to make all anew, the ingestion does not take over what was rounded.
    library.embedder.reset()
    try await library.sync(options: .init(rebuilds: true))
    #expect(library.embedder.texts.contains { $0.contains("Paragraph 1 of a") })
    #expect(!library.embedder.texts.contains { $0.contains("Paragraph 1 of b") })
    let whole = try #require(try await library.index.current())
    #expect(whole.segments.map(\.segment.element) == [.float32])
  }

  @Test func `An index is not made anew from segments that its manifest does not name`() async throws {
    let library = try SampleLibrary(.memory)
    library.folder.write("a.txt", SampleLibrary.text("a"))
    try await library.sync()
    let snapshot = try #require(try await library.index.current())
    try await library.index.checkSegments(of: snapshot)
    let key = snapshot.segments[0].entry.vectors.key
    var bytes = try await library.store.get(key).array
    bytes[SegmentHeader.blockSize] ^= 1
    try await library.store.put(key, .bytes(bytes))
    await #expect(throws: StorageError.self) { try await library.index.checkSegments(of: snapshot) }
  }
}
