@testable import Cloud
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct S3StoreContractTests {
  @Test(arguments: S3Peer.allCases, ObjectStoreContract.claims)
  func `The bucket keeps the contract of object stores`(peer: S3Peer, claim: ObjectStoreContract.Claim) async throws {
    let scratch = try TemporaryDirectory()
    let number = Mutex(0)
    try await claim.check(try peer.store(scratch)) { bytes in
      try scratch.file("source-\(number.withLock { $0 += 1; return $0 })", bytes)
    }
  }

  @Test(arguments: S3Peer.allCases)
  func `In 40 races of 16 writers each has one winner, whose content stays`(peer: S3Peer) async throws {
    let scratch = try TemporaryDirectory()
    let store = try peer.store(scratch)
    for round in 0..<40 {
      let winners = try await withThrowingTaskGroup(of: Int?.self) { group in
        for writer in 0..<16 {
          group.addTask {
            try await store.create("race/\(round)", .bytes(Array("writer \(writer)".utf8))) ? writer : nil
          }
        }
        return try await group.reduce(into: [Int]()) { if let writer = $1 { $0.append(writer) } }
      }
      #expect(winners.count == 1, "round \(round)")
      let content = try await store.get("race/\(round)").array
      #expect(String(decoding: content, as: UTF8.self) == "writer \(winners.first ?? -1)")
    }
  }

  @Test(arguments: S3Peer.allCases)
  func `Writers of equal content are told apart: one is told that it won`(peer: S3Peer) async throws {
    let store = try peer.store(try TemporaryDirectory())
    #expect(try await store.create("equal", .bytes([1, 2, 3])))
    #expect(try await !store.create("equal", .bytes([1, 2, 3])))
  }

  @Test(arguments: S3Peer.allCases)
  func `A listing goes on over all its pages, in byte order`(peer: S3Peer) async throws {
    let store = try peer.store(try TemporaryDirectory())
    let keys = (0..<1050).map { "list/\($0 % 3 == 0 ? "B" : "a")\($0)" }
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for index in stride(from: writer, to: keys.count, by: 8) {
            try? await store.put(keys[index], .bytes([UInt8(index % 251)]))
          }
        }
      }
    }
    let listed = try await store.list(prefix: "list/")
    #expect(listed.map(\.key) == keys.sorted())
    #expect(listed.allSatisfy { $0.size == 1 && abs($0.modified - S3Peer.now) < 3600 })
  }

  @Test(arguments: S3Peer.allCases)
  func `What others put beside the store's objects is left out of listings`(peer: S3Peer) async throws {
    let store = try peer.store(try TemporaryDirectory())
    try await store.put("mine", .bytes([1]))
    for name in ["folder/", "a b", "ü+&?", "tmp~1"] { try await store.bucket.put(store.prefix + name, [2]) }
    #expect(try await store.list(prefix: "").map(\.key) == ["mine"])
    #expect(try await store.bucket.list(prefix: store.prefix).count == 5)
  }
}
