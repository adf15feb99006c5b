import Retrieval
import Storage

/// What every `ObjectStore` promises, claim by claim; each claim is checked on an empty store.
public enum ObjectStoreContract {
  /// A promise and how to check it; `files` writes a local file and returns its path.
  public struct Claim: Sendable, CustomStringConvertible {
    /// The promise in words.
    public let name: String
    /// The promise in words, for test reports.
    public var description: String { name }
    /// Throws a `Violation`, or whatever the store throws against its promise.
    public let check: @Sendable (_ store: any ObjectStore, _ file: ([UInt8]) throws -> String) async throws -> Void
  }

  /// A promise that was not kept.
  public struct Violation: Error, CustomStringConvertible {
    /// What was expected.
    public let description: String
  }

  /// All promises.
  public static let claims: [Claim] = [
    Claim(name: "what is created is read back, however long it is") { store, _ in
      for count in [0, 1, 4095, 4096, 4097, 1 << 20] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await expect(try await store.create("size/\(count)", .bytes(bytes)), "creating \(count) bytes")
        try await expect(try await store.get("size/\(count)").array == bytes, "\(count) bytes as written")
      }
    },
    Claim(name: "create refuses a key that is taken and changes nothing") { store, file in
      try await expect(try await store.create("a/b", .bytes([1])), "the first to create")
      try await expect(try await !store.create("a/b", .bytes([2])), "the second not to")
      try await expect(try await !store.create("a/b", .file(path: file([3]))), "the third not to")
      try await expect(try await store.get("a/b").array == [1], "the first content")
    },
    Claim(name: "of 16 that create one key at once exactly one does, and its content stays") { store, _ in
      for round in 0..<8 {
        let winners = try await withThrowingTaskGroup(of: UInt8?.self) { group in
          for writer in 0..<UInt8(16) {
            group.addTask { try await store.create("race/\(round)", .bytes([writer, writer])) ? writer : nil }
          }
          return try await group.reduce(into: [UInt8]()) { if let writer = $1 { $0.append(writer) } }
        }
        try await expect(winners.count == 1, "one winner, not \(winners)")
        try await expect(
          try await store.get("race/\(round)").array == [winners[0], winners[0]], "the winner's content")
      }
      try await expect(try await store.list(prefix: "race/").count == 8, "nothing but the objects in the listing")
    },
    Claim(name: "put replaces, and bytes read before stay as they were") { store, file in
      try await store.put("HEAD", .bytes(Array(repeating: 1, count: 10_000)))
      let before = try await store.get("HEAD")
      try await store.put("HEAD", .file(path: file(Array(repeating: 2, count: 20_000))))
      try await expect(try await store.get("HEAD").array == Array(repeating: 2, count: 20_000), "the new content")
      try await store.delete("HEAD")
      try await expect(before.array == Array(repeating: 1, count: 10_000), "the old content in old hands")
    },
    Claim(name: "a finished file becomes an object") { store, file in
      let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
      try await expect(try await store.create("segment/x.kbv", .file(path: file(bytes))), "to be created")
      try await expect(try await store.get("segment/x.kbv").array == bytes, "the file's bytes")
    },
    Claim(name: "what is not there is not found, and deleting it is no error") { store, _ in
      try await store.delete("none/here")
      try await expectError(.notFound) { _ = try await store.get("none/here") }
      try await store.put("gone", .bytes([1]))
      try await store.delete("gone")
      try await expectError(.notFound) { _ = try await store.get("gone") }
      try await expect(try await store.create("gone", .bytes([2])), "the key to be free again")
    },
    Claim(name: "a part of a key's path is no object") { store, _ in
      try await store.put("folder/object", .bytes([1]))
      try await expectError(.notFound) { _ = try await store.get("folder") }
    },
    Claim(name: "a listing has all keys with the prefix in byte order, with their sizes") { store, _ in
      let keys = ["a", "a-b", "a/b", "a/c/d", "a0", "B", "manifest/10", "manifest/09", "manifest/x/1"]
      for (index, key) in keys.enumerated() where key != "a" {
        try await store.put(key, .bytes(Array(repeating: 0, count: index)))
      }
      func listed(_ prefix: String) async throws -> [String] { try await store.list(prefix: prefix).map(\.key) }
      try await expect(
        try await listed("") == ["B", "a-b", "a/b", "a/c/d", "a0", "manifest/09", "manifest/10", "manifest/x/1"],
        "all keys in order")
      try await expect(try await listed("manifest/") == ["manifest/09", "manifest/10", "manifest/x/1"], "a folder")
      try await expect(try await listed("manifest/0") == ["manifest/09"], "part of a name")
      try await expect(try await listed("a") == ["a-b", "a/b", "a/c/d", "a0"], "names and folders")
      try await expect(try await listed("a/c/d/e") == [], "nothing below an object")
      try await expect(try await listed("zz/") == [], "nothing where nothing is")
      try await expect(try await store.list(prefix: "a/").map(\.size) == [2, 3], "sizes")
    },
    Claim(name: "keys that leave the form are refused by every method") { store, file in
      let path = try file([1])
      for key in [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a b", "ä", "a\\b", "a\0b", "tmp~1",
      ] {
        try await expectError(.invalidKey) { _ = try await store.get(key) }
        try await expectError(.invalidKey) { _ = try await store.create(key, .bytes([1])) }
        try await expectError(.invalidKey) { try await store.put(key, .file(path: path)) }
        try await expectError(.invalidKey) { try await store.delete(key) }
      }
      for prefix in ["/", "../", "a/../", "a//", "~"] {
        try await expectError(.invalidKey) { _ = try await store.list(prefix: prefix) }
      }
    },
  ]

  static func expect(_ condition: @autoclosure () async throws -> Bool, _ what: String) async throws {
    guard try await condition() else { throw Violation(description: "expected \(what)") }
  }

  static func expectError(_ code: StorageError.Code, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as StorageError where error.code == code {
      return
    } catch {
      throw Violation(description: "expected an error with code \(code), found \(error)")
    }
    throw Violation(description: "expected an error with code \(code), found none")
  }
}
