import Cloud
import JSON
import Retrieval
import TestSupport
import Testing

@Suite(.serialized) struct PublicationTests {
  private static let shared = Result { try KnowledgeStandin("s3vectors.py") }
  private let standin: KnowledgeStandin
  private let library: PublishedLibrary
  private let index: VectorIndex

  init() async throws {
    standin = try await Self.shared.get().afresh()
    library = try PublishedLibrary()
    index = VectorIndex(
      client: standin.client, location: try VectorIndexLocation(parsing: "s3vectors://kb-vectors/docs"))
  }

  private func publish(_ snapshot: Snapshot, width: Int = 3) async throws -> PublicationReport {
    try await VectorIndexPublisher(index: index, width: width).publish(snapshot)
  }

  /// A table of so many records, each a chunk of its own.
  private func writeTable(_ count: Int, from first: Int = 0) throws {
    let words = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau"
    let rows = (first..<first + count).map { "record\($0),\(words) \($0)" }
    try library.write("table.csv", "name,text\n" + rows.joined(separator: "\n") + "\n")
  }

  @Test func `Published once, every chunk is there; published again, nothing is put or deleted`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    let first = try await publish(snapshot)
    #expect(first.vectorsPut == snapshot.rowCount && first.vectorsPut > 3)
    #expect(first.vectorsDeleted == 0 && first.isComplete && first.diagnostics.isEmpty)
    let keys = try await index.keys()
    #expect(
      Set(keys.map { String($0.prefix(32)) }) == Set(try PublishedLibrary.chunks(of: snapshot).keys.map(\.description)))

    let second = try await publish(snapshot)
    #expect(second.vectorsPut == 0 && second.putCount == 0 && second.vectorsDeleted == 0)
    #expect(second.vectorsUnchanged == snapshot.rowCount)
    #expect(try await standin.calls(of: "PutVectors").count == 1)
    #expect(try await standin.log().violations == [])
  }

  @Test func `The index is made with Bedrock's long keys non-filterable and the URI filterable`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    _ = try await publish(snapshot)
    let settings = try #require(try await index.settings())
    #expect(settings.dimension == 16 && settings.metric == "cosine")
    #expect(settings.nonFilterableKeys.starts(with: ["AMAZON_BEDROCK_TEXT", "AMAZON_BEDROCK_METADATA"]))
    #expect(settings.nonFilterableKeys.count <= 10)
    #expect(!settings.nonFilterableKeys.contains("x-amz-bedrock-kb-source-uri"))
  }

  @Test func `1,200 chunks go up in three puts of at most 500`() async throws {
    try writeTable(1200)
    let snapshot = try await library.sync(maxTokens: 20)
    try #require(snapshot.rowCount == 1200)
    let report = try await publish(snapshot)
    #expect(report.putCount == 3 && report.vectorsPut == 1200)
    let sizes = try await standin.calls(of: "PutVectors").compactMap { $0["vectors"]?.array?.count }
    #expect(sizes.sorted() == [200, 500, 500])
    #expect(try await index.keys(width: 16).count == 1200)
  }

  @Test func `Listing goes on after each page and over all parts`() async throws {
    try writeTable(60)
    let snapshot = try await library.sync(maxTokens: 20)
    _ = try await publish(snapshot)
    try await standin.plan(settings: ["pageSize": 7])
    #expect(try await index.keys(width: 1).count == 60)
    #expect(try await index.keys(width: 5).count == 60)
  }

  @Test func `Bodies stay below 20 MiB`() async throws {
    let wide = try PublishedLibrary(embedder: CountingEmbedder(dimensions: 4096))
    let text = (0..<700).map { "record \($0) " + String(repeating: "word\($0 % 7) ", count: 30) }
    try wide.write("table.csv", "text\n" + text.joined(separator: "\n") + "\n")
    let snapshot = try await wide.sync(maxTokens: 20)
    try #require(snapshot.rowCount == 700)
    let report = try await publish(snapshot, width: 1)
    #expect(report.vectorsPut == 700 && report.isComplete)
    let lengths = try await standin.log().requests.filter { $0["operation"]?.string == "PutVectors" }
      .compactMap { $0["headers"]?["content-length"]?.string.flatMap { Int($0) } }
    #expect(lengths.allSatisfy { $0 <= 20 << 20 } && lengths.count == report.putCount)
  }

  @Test func `A changed document replaces its vectors, a deleted one loses them, the others are not touched`()
    async throws
  {
    try library.writeSamples()
    _ = try await publish(try await library.sync())
    try library.write("plain.txt", "The service was up all week.")
    try library.remove("table.csv")
    let snapshot = try await library.sync()
    let report = try await publish(snapshot)
    #expect(report.vectorsPut == 1 && report.vectorsDeleted == 2)
    #expect(report.vectorsUnchanged == snapshot.rowCount - 1)
    #expect(try await index.keys().count == snapshot.rowCount)
  }

  @Test func `Metadata alone that changes is published although no text does`() async throws {
    try library.write("a.txt", "one", metadata: ["year": 2023])
    _ = try await publish(try await library.sync())
    try library.write("a.txt", "one", metadata: ["year": 2024])
    let report = try await publish(try await library.sync())
    #expect(report.vectorsPut == 1 && report.vectorsDeleted == 1)
    let vectors = try await index.get(Array(try await index.keys()))
    #expect(vectors.map { $0.metadata["year"]?.int } == [2024])
  }

  @Test func `Stopped half-way by a server that hangs up, the next publication puts only what is missing`() async throws
  {
    try writeTable(1200)
    let snapshot = try await library.sync(maxTokens: 20)
    try await standin.plan(faults: [["fault": "drop", "on": "PutVectors", "skip": 1, "times": -1]])
    await #expect(throws: ServiceError.self) { try await publish(snapshot, width: 1) }
    try await standin.plan()
    let there = try await index.keys().count
    #expect(there == 500)
    let report = try await publish(snapshot)
    #expect(report.vectorsUnchanged == 500 && report.vectorsPut == 700 && report.vectorsDeleted == 0)
    #expect(try await index.keys().count == 1200)
  }

  @Test func `A put whose answer was lost is repeated without harm`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    try await standin.plan(faults: [["fault": "dropAfter", "on": "PutVectors", "times": 1]])
    let report = try await publish(snapshot)
    #expect(report.vectorsPut == snapshot.rowCount)
    #expect(try await index.keys().count == snapshot.rowCount)
  }

  @Test(arguments: ["throttled", "unavailable", "fault"])
  func `A call that is refused for a while succeeds in the end`(fault: String) async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    try await standin.plan(faults: [
      ["fault": .string(fault), "times": 2], ["fault": .string(fault), "on": "PutVectors"],
    ])
    let report = try await publish(snapshot)
    #expect(report.vectorsPut == snapshot.rowCount && report.isComplete)
  }

  @Test func `Vectors of others stay and are counted`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    _ = try await publish(snapshot)
    try await index.put([
      VectorRecord(
        key: "5e7a8f6e-2a51-4b62-9f3c-0b3c5d1c2a10", elements: [Float](repeating: 1, count: 16),
        metadata: ["AMAZON_BEDROCK_TEXT": "theirs"])
    ])
    let report = try await publish(snapshot)
    #expect(report.foreignVectors == 1 && report.vectorsDeleted == 0)
    #expect(try await index.keys().count == snapshot.rowCount + 1)
  }

  @Test func `Progress never falls and ends with everything`() async throws {
    try writeTable(1200)
    let snapshot = try await library.sync(maxTokens: 20)
    let log = ProgressRecorder<PublicationProgress>()
    _ = try await VectorIndexPublisher(index: index).publish(snapshot) { log.append($0) }
    let points = log.values
    #expect(points.first == PublicationProgress(chunks: 0, total: 1200, vectorsPut: 0))
    #expect(points.last == PublicationProgress(chunks: 1200, total: 1200, vectorsPut: 1200))
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.chunks <= $1.chunks && $0.vectorsPut <= $1.vectorsPut })
  }

  @Test func `What is put and asked is booked`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    let spending = Spending(prices: PriceTable(date: "2026-11-01"))
    let paid = VectorIndex(client: standin.client, location: index.location, spending: spending)
    _ = try await VectorIndexPublisher(index: paid).publish(snapshot)
    _ = try await VectorIndexRetriever(index: paid, embedder: library.embedder).passages(for: SearchRequest("revenue"))
    let entries = spending.entries.map(\.consumption)
    #expect(entries.map(\.item) == ["s3vectors.put", "s3vectors.query"])
    #expect(entries.allSatisfy { $0.requests == 1 })
    let metadata = try await paid.get(Array(try await paid.keys()))
    let stored = metadata.reduce(0) { $0 + $1.key.utf8.count + 4 * 16 + JSONValue.object($1.metadata).utf8().count }
    #expect(entries.first?.bytes == stored)
  }
}
