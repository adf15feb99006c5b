import Storage
import TestSupport
import Testing

@testable import Cloud

@Suite struct S3StoreTransferTests {
  private let scratch: TemporaryDirectory

  init() throws { scratch = try TemporaryDirectory() }

  private static func content(_ count: Int) -> [UInt8] {
    var random = SplitMix64(seed: UInt64(count))
    var bytes = [UInt8](repeating: 0, count: count)
    for index in stride(from: 0, to: count, by: 509) { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    return bytes
  }

  @Test(arguments: S3Peer.allCases, [16 << 20, 16 << 20 + 1, 3 * (8 << 20) + 12_345])
  func `Long content travels in parts and arrives as it was`(peer: S3Peer, count: Int) async throws {
    let store = try peer.store(scratch)
    let content = Self.content(count)
    #expect(try await store.create("segment/x.kbv", .file(path: try scratch.file("source", content))))
    let reader = try peer.store(scratch, prefix: store.prefix, cache: "other")
    #expect(try await reader.get("segment/x.kbv").array == content)
    let head = try await store.bucket.head(store.prefix + "segment/x.kbv")
    #expect(head?.etag?.contains("-") == (count > 16 << 20))
    #expect(try await store.list(prefix: "").map(\.size) == [count])
    #expect(try await store.bucket.uploads(prefix: store.prefix).isEmpty)
  }

  @Test(arguments: S3Peer.allCases)
  func `Of long contents for one key one wins, and parts of others are given up`(peer: S3Peer) async throws {
    let store = try peer.store(scratch)
    let transfers = S3Transfers(threshold: 1 << 20, partSize: 5 << 20)
    let small = try peer.store(scratch, prefix: store.prefix, transfers: transfers)
    let winners = try await withThrowingTaskGroup(of: Int?.self) { group in
      for writer in 0..<4 {
        group.addTask { try await small.create("big", .bytes(Self.content(6 << 20 + writer))) ? writer : nil }
      }
      return try await group.reduce(into: [Int]()) { if let writer = $1 { $0.append(writer) } }
    }
    #expect(winners.count == 1)
    #expect(try await store.get("big").count == 6 << 20 + (winners.first ?? -1))
    #expect(try await !small.create("big", .bytes(Self.content(6 << 20))))
    #expect(try await store.bucket.uploads(prefix: store.prefix).isEmpty)
  }

  @Test func `Uploads that a stopped writer left are listed, and given up when they are old enough`() async throws {
    // moto says of every upload that it began in 2010.
    let store = try S3Peer.ministack.store(scratch)
    let id = try await store.bucket.beginUpload(store.prefix + "segment/left.kbv", metadata: [])
    _ = try await store.bucket.upload([1, 2, 3], part: 1, of: id, to: store.prefix + "segment/left.kbv")
    #expect(try await store.list(prefix: "").isEmpty)
    #expect(try await store.removeUnfinishedWrites(startedBefore: S3Peer.now - 3600, dryRun: false).isEmpty)
    let old = try await store.removeUnfinishedWrites(startedBefore: S3Peer.now + 3600, dryRun: true)
    #expect(old.map(\.key) == ["segment/left.kbv"])
    #expect(try await store.removeUnfinishedWrites(startedBefore: S3Peer.now + 3600, dryRun: false) == old)
    #expect(try await store.removeUnfinishedWrites(startedBefore: S3Peer.now + 3600, dryRun: false).isEmpty)
  }

  @Test func `A cancelled upload leaves the old object and no parts`() async throws {
    let faulty = try FaultyS3(.moto)
    let store = faulty.store(scratch, transfers: S3Transfers(threshold: 1, partSize: 5 << 20, width: 1))
    try await store.bucket.put(store.prefix + "x", [1])
    let upload = Task { try await store.put("x", .bytes(Self.content(40 << 20))) }
    while try await !faulty.requests().contains(where: { $0.contains("partNumber=2") }) {}
    upload.cancel()
    await #expect(throws: (any Error).self) { try await upload.value }
    #expect(try await store.bucket.get(store.prefix + "x").content == [1])
    #expect(try await store.bucket.uploads(prefix: store.prefix).isEmpty)
  }

  @Test func `A completion whose answer is lost is known as one's own`() async throws {
    let faulty = try FaultyS3(.ministack)
    let store = faulty.store(scratch, transfers: S3Transfers(threshold: 1, partSize: 5 << 20))
    try await faulty.set([FaultyS3.Fault(kind: "swallow", method: "POST", contains: "uploadId=")])
    #expect(try await store.create("x", .bytes(Self.content(6 << 20))))
    #expect(try await store.get("x").array == Self.content(6 << 20))
  }

  @Test func `An error behind a status of 200 is an error`() async throws {
    let faulty = try FaultyS3(.ministack)
    let store = faulty.store(scratch, transfers: S3Transfers(threshold: 1, partSize: 5 << 20))
    let late = FaultyS3.Fault(
      kind: "answer", method: "POST", contains: "uploadId=", status: 200,
      body: "<?xml version=\"1.0\"?>\n<Error><Code>InternalError</Code><Message>too late</Message></Error>")
    try await faulty.set([late])
    let error = await #expect(throws: StorageError.self) { try await store.create("x", .bytes(Self.content(6 << 20))) }
    #expect(error?.detail.contains("InternalError") == true)
    #expect(try await store.list(prefix: "").isEmpty)
    #expect(try await store.bucket.uploads(prefix: store.prefix).isEmpty)
  }

  @Test func `S3 itself refuses content that does not fit its checksum`() async throws {
    let bucket = try S3Peer.ministack.bucket()
    var request = bucket.request("PutObject", method: "PUT", key: "wrong", body: [1, 2, 3])
    request.headers.append(HTTPHeader(S3Checksum.sha256.header, S3Checksum.sha256.value(of: [1, 2, 4])))
    let error = await #expect(throws: ServiceError.self) { try await bucket.client.send(request) }
    #expect(error?.status == 400)
    #expect(try await bucket.head("wrong") == nil)
  }

  @Test func `Parts cover the content without gaps, and there are never more than 10,000`() {
    var random = SplitMix64(seed: 4)
    for count in [0, 1, 8 << 20, 8 << 20 + 1, 10_000 * (8 << 20), 10_000 * (8 << 20) + 1, 5 << 40]
      + (0..<20).map({ _ in Int.random(in: 0...1 << 40, using: &random) })
    {
      let parts = S3Transfers().parts(of: count)
      #expect(parts.count <= 10_000)
      #expect(parts.first?.lowerBound ?? 0 == 0 && parts.last?.upperBound ?? 0 == count)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }
  }
}
