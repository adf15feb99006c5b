import JSON
import Retrieval
import Storage
import Synchronization
import TestSupport

@testable import Cloud

/// Documents that are ingested with Titan's stand-in, over an index and a journal below one folder.
struct TitanLibrary: Sendable {
  /// What the stand-in has counted.
  struct Counts {
    let delivered: Int
    let texts: Int
    let twice: [String]
    let throttled: Int
    let dropped: Int
    let stalled: Int
    let most: Int
  }

  static let dimensions = 256

  let url: String
  let folder: String
  let count: Int

  /// The ingestion of one process or one life of a program; `seed` tells them apart.
  func ingestion(seed: UInt64, width: Int = 8) throws -> (Ingestion, TitanEmbedder) {
    let embedder = try embedder(width: width)
    let ingestion = Ingestion(
      index: index(seed: seed), embedder: embedder, chunker: Chunker(.none), journalFolder: "\(folder)/journal",
      width: 2)
    return (ingestion, embedder)
  }

  /// An embedder that is not patient: waits are a hundredth of what they are against AWS.
  ///
  /// The stand-in writes an answer in one piece or stalls in the middle of it, so that even on a busy machine only a
  /// stall is silent for the idle time.
  func embedder(width: Int = 8, spending: Spending = Spending(prices: PriceTable(date: "2026-11-23"))) throws
    -> TitanEmbedder
  {
    let draw = Mutex(SplitMix64(seed: 9))
    let client = ServiceClient(
      http: HTTPClient(), region: "us-east-1", endpoints: ServiceEndpoints(common: url),
      authorization: { _ in .none }, clock: { 0 },
      random: { draw.withLock { Double($0.next() >> 11) / 9_007_199_254_740_992 } })
    return try TitanEmbedder(
      client: client, dimensions: Self.dimensions, spending: spending, width: width,
      timeouts: HTTPTimeouts(firstByte: 30, idle: 0.15, total: 60),
      retries: RetryPolicy(maximumAttempts: 12, base: 0.001, throttlingBase: 0.01, longestWait: 0.1))
  }

  func index(seed: UInt64) -> IndexStore {
    let generator = Mutex(SplitMix64(seed: seed))
    return IndexStore(
      store: DirectoryStore(root: "\(folder)/index"), scratch: "\(folder)/scratch",
      verification: SegmentVerification(directory: "\(folder)/verified"), compaction: nil, clock: { 1_800_000_000 },
      random: { count in
        generator.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      })
  }

  /// One chunk each, no two alike.
  var documents: [Document] {
    (0..<count).map { number in
      Document(
        id: DocumentID(dataSource: "notes", key: "\(number).txt"), uri: "file:///notes/\(number).txt", format: .text,
        bytes: Array("Note \(number) says that customer \(number * 7919 % 100_003) asked for a call.".utf8))
    }
  }

  func counts() async throws -> Counts {
    let json = try JSONValue(parsing: try await HTTPClient().send(HTTPRequest(url: "\(url)/counts")).bytes())
    func number(_ name: String) -> Int { json[name]?.int ?? -1 }
    return Counts(
      delivered: number("delivered"), texts: number("texts"), twice: json["twice"]?.array?.compactMap(\.string) ?? [],
      throttled: number("throttled"), dropped: number("dropped"), stalled: number("stalled"), most: number("most"))
  }

  /// Returns once the stand-in has delivered so many answers.
  func waitForDeliveries(_ count: Int) async throws {
    while try await counts().delivered < count { try await Task.sleep(for: .milliseconds(50)) }
  }
}
