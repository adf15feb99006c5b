import Retrieval
import Storage
import TestSupport
import Testing

@testable import Cloud

/// An index in a bucket, written by one machine and read by others.
@Suite struct S3IndexTests {
  private let scratch: TemporaryDirectory
  private let faulty: FaultyS3
  private let store: S3Store
  private let embedder = CountingEmbedder()

  init() throws {
    scratch = try TemporaryDirectory()
    faulty = try FaultyS3(.moto)
    store = faulty.store(scratch)
    try scratch.write("# Churn\n\nA customer who left within 30 days has churned.\n", to: "docs/churn.md")
    try scratch.write("# Value\n\nThe lifetime value is in dollars.\n", to: "docs/value.md")
  }

  /// The index as another machine has it, whose folders are empty.
  private func index(of machine: String) -> IndexStore {
    let store = S3Store(
      client: faulty.client, bucket: "bucket", prefix: store.prefix, cache: "\(scratch.path)/\(machine)/cache",
      freshName: S3Peer.freshName)
    return IndexStore(
      store: store, scratch: "\(scratch.path)/\(machine)/scratch",
      verification: SegmentVerification(directory: "\(scratch.path)/\(machine)/verified"),
      clock: { S3Peer.now }, random: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
  }

  @discardableResult
  private func sync(_ machine: String) async throws -> SyncReport {
    let ingestion = Ingestion(
      index: index(of: machine), embedder: embedder, chunker: Chunker(),
      journalFolder: "\(scratch.path)/\(machine)/journal", width: 2)
    return try await ingestion.sync([DataSource(id: "docs", root: scratch.path + "/docs")])
  }

  private func found(_ question: String, _ machine: String) async throws -> [String] {
    guard let snapshot = try await index(of: machine).current() else { return [] }
    return try await Retriever(embedder: embedder)
      .passages(for: SearchRequest(question, limit: 1), in: snapshot).map(\.chunk.document.key)
  }

  @Test func `What one machine writes another finds, and reads the segments once`() async throws {
    #expect(try await index(of: "b").current() == nil)
    try await sync("a")
    #expect(try await found("who has churned", "b") == ["churn.md"])
    #expect(try await index(of: "b").verify().problems.isEmpty)
    _ = try await faulty.requests()
    #expect(try await found("lifetime value in dollars", "b") == ["value.md"])
    let asked = try await faulty.requests()
    // The hint, the version that it names, and whether there is a newer one.
    #expect(asked.count == 3 && asked.allSatisfy { $0.contains("/HEAD") || $0.contains("/manifest/") }, "\(asked)")
  }

  @Test func `Of two machines that write at once both come through`() async throws {
    try await sync("a")
    try scratch.write("# Games\n\nGames are played in the evening.\n", to: "docs/games.md")
    async let first = sync("a")
    async let second = sync("b")
    _ = try await (first, second)
    #expect(try await found("played in the evening", "c") == ["games.md"])
    #expect(try await index(of: "c").verify().problems.isEmpty)
  }

  @Test(arguments: ["/segment/", "/text/", "/documents/", "/manifest/"])
  func `A sync that is cut off leaves the old version, and the next one completes it`(object: String) async throws {
    try await sync("a")
    try scratch.write("# Games\n\nGames are played in the evening.\n", to: "docs/games.md")
    try await faulty.set([FaultyS3.Fault(kind: "refuse", method: "PUT", contains: object, times: 1000)])
    await #expect(throws: (any Error).self) { try await sync("a") }
    try await faulty.set([])
    #expect(try await index(of: "b").current()?.manifest.version == 1)
    #expect(try await found("who has churned", "b") == ["churn.md"])
    try await sync("a")
    #expect(try await found("played in the evening", "b") == ["games.md"])
    #expect(try await index(of: "b").verify().problems.isEmpty)
  }
}
