import Storage
import Testing

@testable import Retrieval

@Suite struct IndexMaintenanceTests {
  private func grow(_ sample: SampleIndex, versions: Int) async throws -> Snapshot? {
    var snapshot = try await sample.index.current()
    for version in 1...versions {
      let change = try sample.change(
        adding: [("d\(version % 7)", version, 1 + version % 5), ("e\(version)", 1, 2)],
        removing: version % 4 == 0 ? ["e\(version - 1)"] : [])
      snapshot = try await sample.index.commit(change, onto: snapshot)
    }
    return snapshot
  }

  @Test func `Merging segments changes no answer by a bit`() async throws {
    let sample = try SampleIndex()
    let before = try #require(try await grow(sample, versions: 20))
    let policy = CompactionPolicy(smallSegments: 3)
    let after = try #require(try await sample.index.compact(before, policy: policy))
    #expect(after.segments.count == 1)
    #expect(after.segments[0].live == nil)
    #expect(try SampleIndex.contents(of: after) == SampleIndex.contents(of: before))
    #expect(try SampleIndex.answers(of: after) == SampleIndex.answers(of: before))
    #expect((after.rowCount, after.totalLength) == (before.rowCount, before.totalLength))
    #expect(try await sample.index.compact(after, policy: policy) == nil)
    #expect(try await sample.index.verify().problems == [])
  }

  @Test func `Commits merge segments by themselves when they are many or mostly gone`() async throws {
    let sample = try SampleIndex(compaction: CompactionPolicy(smallSegments: 4))
    let snapshot = try #require(try await grow(sample, versions: 20))
    #expect(snapshot.segments.count <= 5)
    for entry in snapshot.manifest.segments { #expect(entry.rows - entry.liveRows <= entry.rows / 5) }
    #expect(snapshot.version > 20)
    let plain = try SampleIndex()
    let unmerged = try #require(try await grow(plain, versions: 20))
    #expect(try SampleIndex.answers(of: snapshot) == SampleIndex.answers(of: unmerged))
    #expect(try SampleIndex.contents(of: snapshot) == SampleIndex.contents(of: unmerged))
  }

  @Test func `A merge that another commit overtakes keeps that commit's state`() async throws {
    let sample = try SampleIndex()
    let other = try SampleIndex(seed: 50, sharing: sample)
    let base = try #require(try await grow(sample, versions: 6))
    _ = try await other.index.commit(other.change(adding: [("d1", 90, 2), ("f", 1, 1)], removing: ["e2"]), onto: base)
    let expected = try SampleIndex.contents(of: try #require(try await sample.index.current()))
    let merged = try #require(try await sample.index.compact(base, policy: CompactionPolicy(smallSegments: 2)))
    #expect(try SampleIndex.contents(of: merged) == expected)
    #expect(try await sample.index.verify().problems == [])
    let error = await #expect(throws: StorageError.self) {
      try await other.index.compact(base, policy: CompactionPolicy(smallSegments: 2))
    }
    #expect(error?.code == .superseded)
  }

  @Test(arguments: [true, false])
  func `Garbage is what no retained version names, and old`(inMemory: Bool) async throws {
    let sample = try SampleIndex(compaction: CompactionPolicy(smallSegments: 2), inMemory: inMemory)
    _ = try await grow(sample, versions: 12)
    let newest = try #require(try await sample.index.current())
    #expect(try await sample.index.collectGarbage().isEmpty)
    sample.now(4_000_000_000)
    let found = try await sample.index.collectGarbage(retaining: 4)
    #expect(!found.isEmpty)
    #expect(try await sample.index.collectGarbage(retaining: 4, dryRun: false) == found)
    for version in newest.version - 3...newest.version {
      let snapshot = try await sample.index.snapshot(version: version)
      for live in snapshot.segments { try live.segment.verify() }
      _ = try await sample.index.documents(of: snapshot)
    }
    let gone = await #expect(throws: StorageError.self) { try await sample.index.snapshot(version: 1) }
    #expect(gone?.code == .notFound)
    #expect(try await sample.index.verify().problems == [])
    #expect(try await sample.index.collectGarbage(retaining: 4).isEmpty)
    let again = try #require(try await sample.index.current())
    #expect(try SampleIndex.answers(of: newest) == SampleIndex.answers(of: again))
  }

  @Test func `A manifest that cannot be read stops the removal`() async throws {
    let sample = try SampleIndex()
    _ = try await grow(sample, versions: 5)
    sample.now(4_000_000_000)
    try await sample.store.put(Manifest.key(version: 3), .bytes([1, 2, 3]))
    let before = try await sample.store.list(prefix: "")
    await #expect(throws: StorageError.self) { try await sample.index.collectGarbage(dryRun: false) }
    #expect(try await sample.store.list(prefix: "") == before)
  }

  @Test func `A segment is read whole once, and again when its file changes`() async throws {
    let sample = try SampleIndex(inMemory: false)
    let snapshot = try await sample.index.commit(sample.change(adding: [("a", 1, 3)]), onto: nil)
    let entry = snapshot.manifest.segments[0]
    let directory = sample.scratch.path + "/verified"
    #expect(try FileSystem().directory(directory).names().count == 2)
    var bytes = try await sample.store.get(entry.vectors.key).array
    bytes[5000] ^= 1
    try await sample.store.put(entry.vectors.key, .bytes(bytes))
    let error = await #expect(throws: StorageError.self) { try await sample.index.current() }
    #expect(error?.code == .damaged)
    #expect(try await sample.index.verify().problems.count == 1)
    bytes[5000] ^= 1
    try await sample.store.put(entry.vectors.key, .bytes(bytes))
    #expect(try await sample.index.current()?.rowCount == 3)
  }
}
