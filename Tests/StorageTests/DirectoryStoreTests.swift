#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization
import TestSupport
import Testing

@testable import Storage

@Suite struct DirectoryStoreTests {
  let scratch: TemporaryDirectory
  let store: DirectoryStore

  init() throws {
    scratch = try TemporaryDirectory()
    store = DirectoryStore(root: scratch.path + "/root")
  }

  @Test func `Stores on one root, as several processes have them, share objects and races`() async throws {
    let other = DirectoryStore(root: scratch.path + "/root")
    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<16 {
        let store = index % 2 == 0 ? store : other
        group.addTask { try await store.create("a/b", .bytes([UInt8(index)])) }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(winners == 1)
    #expect(try await other.get("a/b").array == store.get("a/b").array)
  }

  @Test func `Links inside the root lead nowhere`() async throws {
    try await store.put("in/object", .bytes([1]))
    let outside = scratch.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    _ = try scratch.file("outside/secret", [42])
    try FileManager.default.createSymbolicLink(atPath: store.root + "/out", withDestinationPath: outside)
    try FileManager.default.createSymbolicLink(
      atPath: store.root + "/in/link", withDestinationPath: outside + "/secret")
    for key in ["out/secret", "in/link"] {
      await #expect(throws: StorageError.self) { try await store.get(key) }
    }
    await #expect(throws: StorageError.self) { try await store.put("out/new", .bytes([1])) }
    #expect(try await store.list(prefix: "").map(\.key) == ["in/object"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == ["secret"])
  }

  @Test func `What a killed writer leaves is not listed, and goes when it is old enough`() async throws {
    let calls = Mutex(0)
    // The calls: directories, status, temporary file; the fourth change to the disk and all after it fail.
    let dying = FileSystem { operation, path in
      guard operation == .link || operation == .unlink else { return }
      calls.withLock { $0 += 1 }
      throw FileError(operation, path: path, code: 5)
    }
    let crashing = DirectoryStore(root: store.root, files: dying)
    await #expect(throws: StorageError.self) { try await crashing.create("a/b", .bytes([1, 2, 3])) }
    #expect(calls.withLock { $0 } == 2)
    #expect(try await store.list(prefix: "").isEmpty)
    #expect(try await store.removeUnfinishedWrites(startedBefore: 1, dryRun: false).isEmpty)
    let old = try await store.removeUnfinishedWrites(startedBefore: 1e11, dryRun: true)
    #expect(old.map(\.size) == [3])
    #expect(try await store.removeUnfinishedWrites(startedBefore: 1e11, dryRun: false) == old)
    #expect(try await store.removeUnfinishedWrites(startedBefore: 1e11, dryRun: false).isEmpty)
    #expect(try await store.create("a/b", .bytes([9])))
  }

  @Test func `A file that is taken over is gone from where it was, so that nobody can write to it there`() async throws
  {
    let path = try scratch.file("source", [1, 2])
    #expect(try await store.create("a", .file(path: path)))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try await store.get("a").array == [1, 2])
  }

  @Test func `A pipe or directory in an object's place is an error, not a wait`() async throws {
    try await store.put("a/b", .bytes([1]))
    #expect(mkfifo(store.root + "/pipe", 0o600) == 0)
    await #expect(throws: StorageError.self) { try await store.get("pipe") }
    await #expect(throws: StorageError.self) { try await store.put("a", .bytes([1])) }
  }

  @Test func `Writes that the file system refuses are errors with its words`() async throws {
    let full = DirectoryStore(
      root: scratch.path + "/full",
      files: FileSystem { operation, path in
        if operation == .write { throw FileError(.write, path: path, code: ENOSPC) }
      })
    let error = await #expect(throws: StorageError.self) { try await full.create("a", .bytes([1])) }
    #expect(error?.code == .failed)
    #expect(error?.detail.contains("No space left") == true)
    #expect(try await DirectoryStore(root: full.root).removeUnfinishedWrites(startedBefore: 1e11, dryRun: true).isEmpty)
  }

  @Test func `Identity changes with every rewrite`() async throws {
    try await store.put("a", .bytes([1]))
    let first = try await store.get("a").identity
    try await store.put("a", .bytes([2]))
    #expect(try await store.get("a").identity != first)
    #expect(first?.size == 1)
  }
}
