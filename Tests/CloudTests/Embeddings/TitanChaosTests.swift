import TestSupport
import Testing

@testable import Cloud
@testable import Retrieval

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A sync that embeds with a service which throttles, breaks off and falls silent, and that is interrupted.
@Suite struct TitanChaosTests {
  private static let plan = #"{"throttle": 0.2, "drop": 0.02, "stall": 0.01, "seconds": 2, "seed": 4}"#

  @Test(.timeLimit(.minutes(5)))
  func
    `Of 10,000 texts each is embedded and paid for once, though the service fails a quarter of the calls and the sync is stopped twice`()
    async throws
  {
    let server = try LoopbackServer("standins/titan.py", [Self.plan])
    let folder = try TemporaryDirectory()
    let library = TitanLibrary(url: server.url, folder: folder.path, count: 10_000)
    var generator = SplitMix64(seed: 11)
    for life in 1...2 {
      let stop = Int.random(in: 1500...4000, using: &generator) + (life - 1) * 4000
      let sync = Task { try await library.ingestion(seed: UInt64(life)).0.add(library.documents) }
      try await library.waitForDeliveries(stop)
      sync.cancel()
      await #expect(throws: CancellationError.self) { try await sync.value }
    }
    let paid = try await library.counts()
    #expect(try await library.index(seed: 7).current() == nil)

    let (ingestion, embedder) = try library.ingestion(seed: 3)
    let report = try await ingestion.add(library.documents)
    #expect(report.chunksTotal == 10_000)
    #expect(report.embeddingsReused == paid.delivered)
    #expect(report.embeddingsMade == 10_000 - paid.delivered)
    #expect(embedder.tokenCount.texts == report.embeddingsMade)

    let counts = try await library.counts()
    #expect(counts.texts == 10_000)
    #expect(counts.delivered == 10_000)
    #expect(counts.twice == [])
    // 0.2, 0.02 and 0.01 of about 13,000 requests, with ample room for chance.
    #expect(counts.throttled > 2000)
    #expect(counts.dropped > 150)
    #expect(counts.stalled > 60)
    try await expectOwnVectors(library)
  }

  @Test(.timeLimit(.minutes(2)))
  func `A killed sync pays again for no more than what was under way`() async throws {
    let server = try LoopbackServer("standins/titan.py", [Self.plan])
    let folder = try TemporaryDirectory()
    let (url, path) = (server.url, folder.path)
    await #expect(processExitsWith: .signal(SIGKILL)) { [url = url as String, path = path as String] in
      let library = TitanLibrary(url: url, folder: path, count: 800)
      let sync = Task { try await library.ingestion(seed: 1).0.add(library.documents) }
      try await library.waitForDeliveries(300)
      kill(getpid(), SIGKILL)
      _ = try await sync.value
    }
    let library = TitanLibrary(url: url, folder: path, count: 800)
    let paid = try await library.counts()
    #expect(paid.delivered >= 300 && paid.delivered < 800)
    let report = try await library.ingestion(seed: 2).0.add(library.documents)
    #expect(report.chunksTotal == 800)
    #expect(report.embeddingsReused >= paid.delivered - 8)
    let counts = try await library.counts()
    #expect(counts.texts == 800)
    #expect(counts.twice.count <= 8)
    #expect(counts.delivered == 800 + counts.twice.count)
    try await expectOwnVectors(library)
  }

  /// Checks that each text in the index has the vector that the service gives for it.
  private func expectOwnVectors(_ library: TitanLibrary) async throws {
    let snapshot = try #require(try await library.index(seed: 8).current())
    var wrong = 0
    var rows = 0
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        rows += 1
        let text = try Chunk(decoding: try live.segment.record(row)).text
        if try live.segment.vector(row) != StoredVector(normalizing: Self.vector(of: text)) { wrong += 1 }
      }
    }
    #expect(rows == library.count)
    #expect(wrong == 0)
  }

  /// What the stand-in calculates.
  private static func vector(of text: String) -> [Float] {
    var code: UInt32 = 0xFFFF_FFFF
    for byte in text.utf8 {
      code ^= UInt32(byte)
      for _ in 0..<8 { code = code & 1 == 1 ? code >> 1 ^ 0xEDB8_8320 : code >> 1 }
    }
    code ^= 0xFFFF_FFFF
    let first = [0, 8, 16, 24].map { Float((Double(code >> $0 & 0xFF) - 127.5) / 128) }
    return first + [Float](repeating: 0.5, count: TitanLibrary.dimensions - 4)
  }
}
