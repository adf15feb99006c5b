import Storage
import Testing

@testable import Retrieval

@Suite struct IndexStoreTests {
  private func names(_ snapshot: Snapshot, _ sample: SampleIndex) async throws -> [String: Int] {
    let table = try await sample.index.documents(of: snapshot)
    return Dictionary(uniqueKeysWithValues: table.documents.map { ($0.key.key, Int($0.value.contentHash[0])) })
  }

  /// Each document of the table has all its rows once, and no other row is valid.
  private func checkInvariants(_ snapshot: Snapshot, _ sample: SampleIndex) async throws {
    let table = try await sample.index.documents(of: snapshot)
    var rows: [DocumentID: Int] = [:]
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        rows[try live.segment.document(row), default: 0] += 1
      }
    }
    #expect(rows == table.documents.compactMapValues { $0.location?.rows.count })
    #expect(snapshot.rowCount == rows.values.reduce(0, +))
    #expect(snapshot.manifest.documentCount == table.documents.count)
    #expect(try await sample.index.verify().problems == [])
  }

  @Test(arguments: [true, false])
  func `What is committed is read back, by a new reader, too`(inMemory: Bool) async throws {
    let sample = try SampleIndex(inMemory: inMemory)
    #expect(try await sample.index.current() == nil)
    let first = try await sample.index.commit(
      sample.change(adding: [("a", 1, 3), ("b", 1, 4), ("none", 1, 0)]), onto: nil)
    #expect(first.version == 1)
    let second = try await sample.index.commit(
      sample.change(adding: [("a", 2, 2), ("c", 1, 5)], removing: ["b"]), onto: first)
    #expect(second.version == 2)
    #expect(second.rowCount == 7)
    let read = try #require(try await sample.index.current())
    #expect(read.manifest == second.manifest)
    #expect(try SampleIndex.contents(of: read) == SampleIndex.contents(of: second))
    #expect(try await names(read, sample) == ["a": 2, "c": 1, "none": 1])
    try await checkInvariants(read, sample)
    #expect(first.rowCount == 7)
    #expect(try await sample.index.snapshot(version: 1).manifest == first.manifest)
    await #expect(throws: StorageError.self) { try await sample.index.snapshot(version: 3) }
  }

  @Test func `A segment whose documents are all gone is dropped`() async throws {
    let sample = try SampleIndex()
    let first = try await sample.index.commit(sample.change(adding: [("a", 1, 3)]), onto: nil)
    let second = try await sample.index.commit(sample.change(adding: [("b", 1, 1)], removing: ["a"]), onto: first)
    #expect(second.segments.count == 1)
    let third = try await sample.index.commit(sample.change(removing: ["b"]), onto: second)
    #expect(third.segments.isEmpty)
    #expect(third.rowCount == 0)
    #expect(try third.nearest(to: Array(repeating: 1, count: 19), among: third.select(), limit: 5).isEmpty)
    try await checkInvariants(third, sample)
  }

  @Test func `A writer that lost the race keeps the other's documents and wins its own`() async throws {
    let sample = try SampleIndex()
    let other = try SampleIndex(seed: 8, sharing: sample)
    let base = try await sample.index.commit(sample.change(adding: [("a", 1, 3), ("b", 1, 4), ("c", 1, 1)]), onto: nil)
    _ = try await sample.index.commit(sample.change(adding: [("a", 2, 2), ("x", 2, 1)], removing: ["c"]), onto: base)
    let later = try await other.index.commit(
      other.change(adding: [("a", 3, 5), ("y", 3, 1)], removing: ["b"]), onto: base)
    #expect(later.version == 3)
    #expect(try await names(later, sample) == ["a": 3, "x": 2, "y": 3])
    try await checkInvariants(later, sample)
  }

  @Test func `Of many writers at once every commit lands, in a row of versions`() async throws {
    let sample = try SampleIndex(inMemory: false)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        let own = try SampleIndex(seed: UInt64(100 + writer), sharing: sample)
        group.addTask {
          let base = try await own.index.current()
          let change = try own.change(adding: [("w\(writer)", 1, 2), ("shared", writer + 1, 3)])
          _ = try await own.index.commit(change, onto: base)
        }
      }
      try await group.waitForAll()
    }
    let snapshot = try #require(try await sample.index.current())
    #expect(snapshot.version == 8)
    #expect(Set(try await names(snapshot, sample).keys) == Set((0..<8).map { "w\($0)" } + ["shared"]))
    try await checkInvariants(snapshot, sample)
  }

  @Test func `Other settings need a replacement of everything, made on the newest version`() async throws {
    let sample = try SampleIndex()
    var settings = SampleIndex.settings
    settings.chunking = "NONE"
    let first = try await sample.index.commit(sample.change(adding: [("a", 1, 3)]), onto: nil)
    let refused = await #expect(throws: StorageError.self) {
      try await sample.index.commit(sample.change(adding: [("b", 1, 3)], settings: settings), onto: first)
    }
    #expect(refused?.code == .superseded)
    let second = try await sample.index.commit(sample.change(adding: [("c", 1, 1)]), onto: first)
    let late = await #expect(throws: StorageError.self) {
      try await sample.index.commit(
        sample.change(adding: [("a", 2, 3)], settings: settings, replacesEverything: true), onto: first)
    }
    #expect(late?.code == .superseded)
    let third = try await sample.index.commit(
      sample.change(adding: [("a", 3, 3)], settings: settings, replacesEverything: true), onto: second)
    #expect(try await names(third, sample) == ["a": 3])
    #expect(third.segments.count == 1)
    try await checkInvariants(third, sample)
  }

  @Test func `A replacement of everything spares what another writer put in meanwhile`() async throws {
    let sample = try SampleIndex()
    let base = try await sample.index.commit(sample.change(adding: [("a", 1, 3), ("b", 1, 1)]), onto: nil)
    _ = try await sample.index.commit(sample.change(adding: [("new", 1, 1), ("b", 2, 2)]), onto: base)
    let after = try await sample.index.commit(
      sample.change(adding: [("c", 1, 1)], replacesEverything: true), onto: base)
    #expect(try await names(after, sample) == ["c": 1, "new": 1, "b": 2])
    try await checkInvariants(after, sample)
  }

  @Test func `A new stamp counts only for the content it was taken of`() async throws {
    let sample = try SampleIndex()
    let base = try await sample.index.commit(sample.change(adding: [("a", 1, 3), ("b", 1, 1)]), onto: nil)
    _ = try await sample.index.commit(sample.change(adding: [("b", 2, 2)]), onto: base)
    let stamp = FileIdentity(inode: 1, size: 2, modified: 3, changed: 4)
    var touched = try await sample.index.documents(of: base).documents.values.map { $0 }
    for index in touched.indices { touched[index].stamp = stamp }
    let after = try await sample.index.commit(IndexChange(settings: SampleIndex.settings, touched: touched), onto: base)
    let table = try await sample.index.documents(of: after).documents
    #expect(table[DocumentID(dataSource: "docs", key: "a")]?.stamp == stamp)
    #expect(table[DocumentID(dataSource: "docs", key: "b")]?.stamp == nil)
    try await checkInvariants(after, sample)
  }

  @Test func `A vector is found again by its key, in the bits it has`() async throws {
    let sample = try SampleIndex()
    let snapshot = try await sample.index.commit(sample.change(adding: [("a", 1, 3)]), onto: nil)
    for row in try SampleIndex.rows(of: "a", count: 3) {
      #expect(try snapshot.embedding(forKey: row.row.embeddingKey) == StoredVector(normalizing: row.vector))
    }
    #expect(try snapshot.embedding(forKey: Array(repeating: 7, count: 16)) == nil)
  }

  @Test func `HEAD is a hint: missing, wrong or damaged, the newest version is found`() async throws {
    let sample = try SampleIndex()
    var snapshot: Snapshot?
    for version in 1...3 {
      snapshot = try await sample.index.commit(sample.change(adding: [("a", version, 2)]), onto: snapshot)
    }
    for text in ["{\"version\":1}", "{\"version\":99}", "{\"version\":-1}", "{\"version\":1e300}", "", "nonsense"] {
      try await sample.store.put("HEAD", .bytes(Array(text.utf8)))
      #expect(try await sample.index.current()?.version == 3)
    }
    try await sample.store.delete("HEAD")
    #expect(try await sample.index.current()?.version == 3)
  }

  @Test func `A reader reuses what it has open`() async throws {
    let sample = try SampleIndex(inMemory: false)
    let first = try await sample.index.commit(sample.change(adding: [("a", 1, 3), ("b", 1, 2)]), onto: nil)
    let second = try await sample.index.commit(sample.change(adding: [("a", 2, 2)]), onto: first)
    #expect(second.segments[0].segment.bytes === first.segments[0].segment.bytes)
    let again = try #require(try await sample.index.current(reusing: second))
    #expect(again.segments[1].segment.bytes === second.segments[1].segment.bytes)
  }
}
