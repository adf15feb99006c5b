import Storage
import Synchronization
import TestSupport
import Testing

@testable import Retrieval

@Suite struct IndexCrashTests {
  /// Counts the calls that change the disk, and refuses all from a certain one on.
  private final class Fuse: Sendable {
    private let calls = Mutex(0)
    private let limit: Int
    init(limit: Int) { self.limit = limit }
    var count: Int { calls.withLock { $0 } }
    func pass(_ operation: FileOperation, _ path: String) throws {
      guard operation.changesDisk else { return }
      let number = calls.withLock { calls in
        calls += 1
        return calls
      }
      if number > limit { throw FileError(operation, path: path, code: 5) }
    }
  }

  private func commit(_ sample: SampleIndex, limit: Int) async throws -> Int {
    let fuse = Fuse(limit: limit)
    let files = FileSystem(probe: fuse.pass)
    let root = sample.scratch.path + "/index"
    let random = Mutex(SplitMix64(seed: UInt64(limit)))
    let index = IndexStore(
      store: DirectoryStore(root: root, files: files), scratch: sample.index.scratch,
      verification: SegmentVerification(directory: nil), compaction: CompactionPolicy(smallSegments: 1), files: files,
      clock: { 1_700_000_000 },
      random: { count in
        random.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      })
    do {
      let base = try await index.current()
      let writer = try index.segmentWriter(dimensions: SampleIndex.dimensions)
      let sealed = try SampleIndex.write(try SampleIndex.rows(of: "a", version: 2, count: 3), writer)
      let id = DocumentID(dataSource: "docs", key: "a")
      let entry = DocumentEntry(
        id: id, uri: "s3://bucket/a", format: .text, contentHash: [2], metadataHash: [], stamp: nil,
        location: sealed.locations[id])
      _ = try await index.commit(
        IndexChange(settings: SampleIndex.settings, added: [entry], segment: sealed), onto: base)
    } catch is StorageError {
    } catch is FileError {
    }
    return fuse.count
  }

  @Test func `A writer stopped at any change to the disk leaves the old version or the new one, whole`() async throws {
    var states: Set<Int> = []
    var limit = 0
    while true {
      let sample = try SampleIndex(inMemory: false)
      let base = try await sample.index.commit(sample.change(adding: [("a", 1, 3), ("b", 1, 4)]), onto: nil)
      let old = try SampleIndex.contents(of: base)
      let calls = try await commit(sample, limit: limit)

      let found = try #require(try await sample.index.current())
      let table = try await sample.index.documents(of: found).documents
      let state = Int(table[DocumentID(dataSource: "docs", key: "a")]?.contentHash.first ?? 0)
      states.insert(state)
      #expect(try await sample.index.verify().problems == [])
      #expect(table.count == 2)
      #expect(found.rowCount == 7)
      if state == 1 { #expect(try SampleIndex.contents(of: found) == old) }
      let next = try await sample.index.commit(sample.change(adding: [("a", 3, 3)]), onto: found)
      #expect(next.version == found.version + 1)
      #expect(try await sample.index.verify().problems == [])
      sample.now(4_000_000_000)
      _ = try await sample.index.collectGarbage(retaining: 1, dryRun: false)
      let left = try FileSystem().directory(sample.scratch.path + "/index/manifest").names()
      #expect(left.allSatisfy { Manifest.version(key: "manifest/" + $0) != nil })
      if calls <= limit { break }
      limit += 1
    }
    #expect(states == [1, 2])
    #expect(limit > 30)
  }
}
