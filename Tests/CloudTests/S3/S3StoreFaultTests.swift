import Storage
import TestSupport
import Testing

@testable import Cloud

/// What a store does when the network or the bucket does not do what was asked.
@Suite struct S3StoreFaultTests {
  private let scratch: TemporaryDirectory
  private let faulty: FaultyS3
  private let store: S3Store

  init() throws {
    scratch = try TemporaryDirectory()
    faulty = try FaultyS3(.ministack)
    store = faulty.store(scratch)
  }

  @Test func `A creation whose answer is lost is known as one's own, and another's is not`() async throws {
    try await faulty.set([FaultyS3.Fault(kind: "swallow", method: "PUT", times: 1)])
    #expect(try await store.create("manifest/1", .bytes([1])))
    #expect(try await store.get("manifest/1").array == [1])
    try await faulty.set([FaultyS3.Fault(kind: "swallow", method: "PUT", times: 1)])
    #expect(try await !store.create("manifest/1", .bytes([1])))
  }

  @Test func `When no answer to a write ever comes, what is in the bucket tells whether it was made`() async throws {
    try await faulty.set([FaultyS3.Fault(kind: "swallow", method: "PUT", times: 100)])
    #expect(try await store.create("a", .bytes([1])))
    try await faulty.set([FaultyS3.Fault(kind: "refuse", method: "PUT", times: 100)])
    let error = await #expect(throws: StorageError.self) { try await store.create("b", .bytes([1])) }
    #expect(error?.code == .failed)
    try await faulty.set([])
    #expect(try await store.list(prefix: "").map(\.key) == ["a"])
  }

  @Test func `Conditional writes that meet each other are made again`() async throws {
    let conflict = FaultyS3.Fault(
      kind: "answer", method: "PUT", times: 2, status: 409,
      body: "<Error><Code>ConditionalRequestConflict</Code><Message>again</Message></Error>")
    try await faulty.set([conflict])
    #expect(try await store.create("a", .bytes([1])))
    #expect(try await store.get("a").array == [1])
  }

  @Test func `A bit that changed on the way is noticed, and what is read again is right`() async throws {
    let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try await store.create("other/x", .bytes(content)))
    try await faulty.set([FaultyS3.Fault(kind: "flip", method: "GET")])
    let error = await #expect(throws: StorageError.self) { try await store.get("other/x") }
    #expect(error?.code == .damaged)
    #expect(error?.detail.contains("SHA-256") == true)
    #expect(try await store.get("other/x").array == content)
  }

  @Test(arguments: S3Checksum.allCases)
  func `What others wrote is checked by the checksum that S3 keeps with it`(checksum: S3Checksum) async throws {
    let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 11) }
    let key = store.prefix + checksum.rawValue
    // The peer computes the checksum, too, and refuses others.
    var request = store.bucket.request("PutObject", method: "PUT", key: key, body: content)
    request.headers.append(HTTPHeader(checksum.header, checksum.value(of: content)))
    _ = try await faulty.client.send(request)
    #expect(try await store.bucket.get(key).content == content)
    try await faulty.set([FaultyS3.Fault(kind: "flip", method: "GET")])
    let error = await #expect(throws: ServiceError.self) { try await store.bucket.get(key) }
    #expect(error?.kind == .malformedResponse)
    #expect(error?.message.contains(checksum.rawValue) == true)
  }

  @Test func `An answer that ends early is an error`() async throws {
    #expect(try await store.create("other/x", .bytes(Array(repeating: 7, count: 5000))))
    try await faulty.set([FaultyS3.Fault(kind: "truncate", method: "GET", times: 100)])
    let error = await #expect(throws: StorageError.self) { try await store.get("other/x") }
    #expect(error?.code == .failed || error?.code == .damaged)
  }

  @Test func `A bit that changed in one of several parts is noticed`() async throws {
    let parts = S3Store(
      client: faulty.client, bucket: "bucket", prefix: store.prefix, cache: scratch.path + "/cache",
      transfers: S3Transfers(partSize: 1000), freshName: S3Peer.freshName)
    let content = (0..<5001).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(try await store.create("other/x", .bytes(content)))
    #expect(try await parts.get("other/x").array == content)
    try await faulty.set([FaultyS3.Fault(kind: "flip", method: "GET")])
    let error = await #expect(throws: StorageError.self) { try await parts.get("other/x") }
    #expect(error?.code == .damaged)
  }

  @Test func `An object that is replaced while its parts are read is read again`() async throws {
    let parts = S3Store(
      client: faulty.client, bucket: "bucket", prefix: store.prefix, cache: scratch.path + "/cache",
      transfers: S3Transfers(partSize: 1000, width: 1), freshName: S3Peer.freshName)
    let content = (0..<2500).map { UInt8(truncatingIfNeeded: $0 &* 3) }
    #expect(try await store.create("other/x", .bytes(content)))
    let replaced = FaultyS3.Fault(
      kind: "answer", method: "GET", status: 412, body: "<Error><Code>PreconditionFailed</Code></Error>")
    try await faulty.set([FaultyS3.Fault(kind: "none", method: "GET"), replaced])
    _ = try await faulty.requests()
    #expect(try await parts.get("other/x").array == content)
    #expect(try await faulty.requests().count == 4)
    try await faulty.set(
      (0..<4).flatMap { _ in [FaultyS3.Fault(kind: "none", method: "GET"), replaced] })
    await #expect(throws: StorageError.self) { try await parts.get("other/x") }
    #expect(try await store.list(prefix: "").count == 1)
    #expect(try ChildProcess("/usr/bin/find", in: parts.cache.folder).run(["downloads", "-type", "f"]).output.isEmpty)
  }

  @Test func `A bucket in another region, none, and no rights are told apart`() async throws {
    let moved = FaultyS3.Fault(
      kind: "answer", method: "GET", status: 301, headers: ["x-amz-bucket-region": "eu-west-1"],
      body: "<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>")
    try await faulty.set([moved])
    let error = await #expect(throws: StorageError.self) { try await store.get("a") }
    #expect(error?.code == .failed)
    #expect(error?.detail.contains("eu-west-1") == true, "\(error?.detail ?? "")")
    let denied = FaultyS3.Fault(
      kind: "answer", method: "GET", status: 403,
      body: "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")
    try await faulty.set([denied])
    let refusal = await #expect(throws: StorageError.self) { try await store.get("a") }
    #expect(refusal?.detail.contains("s3:ListBucket") == true)
    let none = S3Store(
      client: faulty.client, bucket: "no-such-bucket", prefix: "", cache: scratch.path + "/none",
      freshName: S3Peer.freshName)
    let missing = await #expect(throws: StorageError.self) { try await none.get("a") }
    #expect(missing?.code == .failed)
    #expect(missing?.detail.contains("no-such-bucket") == true)
  }
}
