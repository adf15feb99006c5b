import Storage
import Synchronization
import TestSupport
import Testing

@testable import Retrieval

/// The index of `fixtures/segments/version-1`, which this version can no longer write.
@Suite struct OldIndexTests {
  private func old(
    compaction: CompactionPolicy? = CompactionPolicy(), element: VectorElement = .float32,
    files: FileSystem = FileSystem()
  ) async throws -> SampleIndex {
    let sample = try SampleIndex(compaction: compaction, element: element, inMemory: false, files: files)
    let fixture = DirectoryStore(root: Repository.path + "/fixtures/segments/version-1")
    for object in try await fixture.list(prefix: "") {
      try await sample.store.put(object.key, .bytes(try await fixture.get(object.key).array))
    }
    return sample
  }

  /// An index of the same rows as this version writes it.
  private func new() async throws -> Snapshot {
    let sample = try SampleIndex()
    let first = try await sample.index.commit(
      sample.change(adding: (0..<6).map { ("d\($0)", 1, 1 + $0) }), onto: nil)
    return try await sample.index.commit(sample.change(adding: [("d2", 2, 2)], removing: ["d0"]), onto: first)
  }

  @Test func `Segments of format version 1 are read and searched, without codes`() async throws {
    let sample = try await old()
    let snapshot = try #require(try await sample.index.current())
    #expect(snapshot.segments.map(\.segment.header.version) == [1, 1])
    for live in snapshot.segments {
      #expect(!live.segment.hasCodes && live.segment.element == .float32)
      #expect(try LentSegment(live.segment).codes == nil)
    }
    let new = try await new()
    #expect(try SampleIndex.contents(of: snapshot) == SampleIndex.contents(of: new))
    #expect(try SampleIndex.answers(of: snapshot) == SampleIndex.answers(of: new))
    #expect(try await sample.index.verify().problems == [])
  }

  @Test func `They are written anew with codes by a sync, whether or not it finds changes`() async throws {
    let new = try await new()
    let unchanged = try await old()
    let before = try #require(try await unchanged.index.current())
    let renewed = try await unchanged.index.renewed(before)
    #expect(renewed.version == 3 && renewed.segments.count == 1 && renewed.segments[0].segment.hasCodes)
    #expect(try SampleIndex.contents(of: renewed) == SampleIndex.contents(of: new))
    #expect(try SampleIndex.answers(of: renewed) == SampleIndex.answers(of: new))

    let changed = try await old()
    let base = try #require(try await changed.index.current())
    let committed = try await changed.index.commit(changed.change(removing: ["d5"]), onto: base)
    #expect(committed.version == 4 && !committed.segments.map(\.segment.hasCodes).contains(false))
    for sample in [unchanged, changed] { #expect(try await sample.index.verify().problems == []) }
  }

  @Test func `However little is merged at a time, all of them are written anew`() async throws {
    let sample = try await old(compaction: CompactionPolicy(targetBytes: 1), element: .float16)
    let before = try #require(try await sample.index.current())
    let renewed = try await sample.index.renewed(before)
    #expect(renewed.version == 4 && renewed.segments.count == 2)
    for live in renewed.segments { #expect(live.segment.hasCodes && live.segment.element == .float16) }
  }

  @Test func `Where nothing is outdated nothing is read or written, and no version made`() async throws {
    let calls = Mutex(0)
    let sample = try await old(files: FileSystem(probe: { _, _ in calls.withLock { $0 += 1 } }))
    let renewed = try await sample.index.renewed(try #require(try await sample.index.current()))
    let before = calls.withLock { $0 }
    let again = try await sample.index.renewed(renewed)
    #expect(again.version == renewed.version && calls.withLock { $0 } == before)
  }

  @Test func `Without a policy for merging they stay as they are`() async throws {
    let sample = try await old(compaction: nil)
    let before = try #require(try await sample.index.current())
    #expect(try await sample.index.renewed(before).version == before.version)
  }

  @Test func `A store that cannot be written is an error, and leaves them and the answers as they are`() async throws {
    let writes = Mutex(true)
    let files = FileSystem(probe: { operation, path in
      if operation == .write, !writes.withLock({ $0 }) { throw FileError(.write, path: path, code: 28) }
    })
    let sample = try await old(files: files)
    let before = try #require(try await sample.index.current())
    writes.withLock { $0 = false }
    await #expect(throws: FileError.self) { _ = try await sample.index.renewed(before) }
    let after = try #require(try await sample.index.current())
    #expect(after.version == before.version)
    #expect(try SampleIndex.answers(of: after) == SampleIndex.answers(of: before))
  }
}
