import Storage
import TestSupport
import Testing

@testable import Cloud

@Suite struct S3StoreCacheTests {
  private let scratch: TemporaryDirectory
  private let faulty: FaultyS3
  private let store: S3Store

  init() throws {
    scratch = try TemporaryDirectory()
    faulty = try FaultyS3(.ministack)
    store = faulty.store(scratch)
  }

  private func reader(cache: String = "cache") -> S3Store {
    S3Store(
      client: faulty.client, bucket: "bucket", prefix: store.prefix, cache: "\(scratch.path)/\(cache)",
      freshName: S3Peer.freshName)
  }

  @Test func `What was written or read once is not asked for again, unless it may change`() async throws {
    let content = Array(repeating: UInt8(9), count: 100_000)
    #expect(try await store.create("segment/a.kbv", .file(path: try scratch.file("source", content))))
    #expect(try await store.create("manifest/1", .bytes([1])))
    _ = try await faulty.requests()
    #expect(try await reader().get("segment/a.kbv").array == content)
    #expect(try await faulty.requests().isEmpty)
    let other = reader(cache: "other")
    #expect(try await other.get("segment/a.kbv").array == content)
    #expect(try await faulty.requests().count == 1)
    let kept = try await other.get("segment/a.kbv")
    #expect(kept.array == content && kept.identity != nil)
    #expect(try await faulty.requests().isEmpty)
    _ = try await other.get("manifest/1")
    _ = try await other.get("manifest/1")
    #expect(try await faulty.requests().count == 2)
  }

  @Test func `A kept file that is not what it was is fetched again`() async throws {
    let content = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try await store.create("text/a.kbt", .bytes(content)))
    let folder = store.cache.folder.dropFirst(scratch.path.utf8.count + 1)
    var changed = content
    changed[25_000] ^= 1
    for damaged in [changed, Array(content.dropLast()), []] {
      #expect(try await reader().get("text/a.kbt").array == content)
      _ = try scratch.file("\(folder)/objects/text/a.kbt", damaged)
      _ = try await faulty.requests()
      #expect(try await reader().get("text/a.kbt").array == content)
      #expect(try await faulty.requests().count == 1)
    }
    _ = try scratch.file("\(folder)/seals/text/a.kbt", Array("no seal".utf8))
    #expect(try await reader().get("text/a.kbt").array == content)
    #expect(try await faulty.requests().count == 1)
  }

  @Test func `Buckets and prefixes that share a folder do not mix their objects`() async throws {
    let other = faulty.store(scratch)
    #expect(try await store.create("text/a.kbt", .bytes([1])))
    #expect(try await other.create("text/a.kbt", .bytes([2])))
    #expect(try await store.get("text/a.kbt").array == [1])
    #expect(try await other.get("text/a.kbt").array == [2])
  }

  @Test func `A copy of the folder serves as the folder does`() async throws {
    #expect(try await store.create("text/a.kbt", .bytes([1, 2, 3])))
    _ = try ChildProcess("/bin/cp", in: scratch.path).run(["-r", "cache", "copy"])
    _ = try await faulty.requests()
    for _ in 0..<2 { #expect(try await reader(cache: "copy").get("text/a.kbt").array == [1, 2, 3]) }
    #expect(try await faulty.requests().isEmpty)
  }

  @Test func `Without a place to keep anything, everything is read from the bucket`() async throws {
    #expect(try await store.create("text/a.kbt", .bytes([1, 2, 3])))
    _ = try scratch.file("file", [0])
    #expect(try await reader(cache: "file/no").get("text/a.kbt").array == [1, 2, 3])
    #expect(try await reader(cache: "file/no").create("text/b.kbt", .bytes([4])))
  }

  @Test func `What was deleted here is not served, and what others deleted goes with the cleaning`() async throws {
    #expect(try await store.create("text/a.kbt", .bytes([1])))
    #expect(try await store.create("text/b.kbt", .bytes([2])))
    try await store.delete("text/a.kbt")
    await #expect(throws: StorageError.self) { try await store.get("text/a.kbt") }
    try await reader(cache: "other").delete("text/b.kbt")
    #expect(try await store.get("text/b.kbt").array == [2])
    _ = try await store.removeUnfinishedWrites(startedBefore: S3Peer.now + 3600, dryRun: false)
    await #expect(throws: StorageError.self) { try await store.get("text/b.kbt") }
  }
}
