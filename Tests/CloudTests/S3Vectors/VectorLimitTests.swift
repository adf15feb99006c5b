import JSON
import Retrieval
import Testing

@testable import Cloud

@Suite struct VectorLimitTests {
  private static let standin = Result { try KnowledgeStandin("s3vectors.py") }
  private let library: PublishedLibrary

  init() throws { library = try PublishedLibrary() }

  private func index(_ name: String) throws -> VectorIndex {
    VectorIndex(
      client: try Self.standin.get().client,
      location: try VectorIndexLocation(parsing: "s3vectors://kb-vectors/\(name)"))
  }

  /// Publishes one document with these metadata beside a good one.
  private func publish(
    _ name: String, text: String = "one", metadata: JSONObject, limits: VectorMetadataLimits = .standard,
    maxTokens: Int = 60
  ) async throws -> PublicationReport {
    try library.write("bad.txt", text, metadata: metadata)
    try library.write("good.txt", "two")
    let snapshot = try await library.sync(maxTokens: maxTokens)
    let index = try index(name)
    let report = try await VectorIndexPublisher(index: index, limits: limits).publish(snapshot)
    #expect(try await index.keys().count == report.vectorsPut)
    return report
  }

  private func expectRefusal(_ report: PublicationReport, _ words: [String]) throws {
    #expect(report.vectorsRefused == 1 && report.vectorsPut == 1 && !report.isComplete)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(report.diagnostics.count == 1 && diagnostic.document.key == "bad.txt" && diagnostic.severity == .error)
    for word in words { #expect(diagnostic.description.contains(word), "\(diagnostic)") }
  }

  @Test func `More than 2,048 filterable bytes name the attribute and its size, and the rest is published`()
    async throws
  {
    let report = try await publish(
      "filterable", metadata: ["short": "x", "long": .string(String(repeating: "é", count: 1000))])
    try expectRefusal(report, ["at most 2048 bytes", "\"long\" takes 2009", "shorten \"long\""])
  }

  @Test func `Filterable bytes are counted to the last`() async throws {
    let around: JSONValue = [
      "long": "", "x-amz-bedrock-kb-source-uri": "s3://bucket/bad.txt", "x-amz-bedrock-kb-data-source-id": "docs",
    ]
    let room = 2048 - around.utf8().count
    let fits = try await publish("fits", metadata: ["long": .string(String(repeating: "x", count: room))])
    #expect(fits.isComplete && fits.vectorsPut == 2)
    let over = try await publish("over", metadata: ["long": .string(String(repeating: "x", count: room + 1))])
    try expectRefusal(over, ["at most 2048 bytes", "found 2049"])
  }

  @Test func `More than 50 keys are refused`() async throws {
    let many = JSONObject((0..<45).map { .init(key: "k\($0)", value: 1) })
    try expectRefusal(try await publish("keys", metadata: many), ["at most 44 metadata attributes, found 45"])
  }

  @Test func `For Bedrock a document has at most 35 keys and 1 KB of its own`() async throws {
    let many = JSONObject((0..<36).map { .init(key: "k\($0)", value: 1) })
    try expectRefusal(try await publish("bedrock-keys", metadata: many, limits: .bedrock), ["at most 35", "found 36"])
    let long: JSONObject = ["note": .string(String(repeating: "x", count: 1020))]
    try expectRefusal(try await publish("bedrock-bytes", metadata: long, limits: .bedrock), ["1024 bytes", "\"note\""])
    #expect(try await publish("bedrock-not", metadata: long).isComplete)
  }

  @Test func `A text above 40 KB is refused and never cut`() async throws {
    let text = String(repeating: "abcdefg ", count: 5200)
    let report = try await publish("text", text: text, metadata: [:], maxTokens: 8192)
    #expect(report.vectorsRefused >= 1)
    #expect(report.diagnostics.first?.description.contains("at most 40960 bytes of text and metadata") == true)
    #expect(report.diagnostics.first?.advice == "cut documents into smaller chunks")
  }

  @Test func `Attributes with names of Bedrock's own are refused`() async throws {
    let report = try await publish("reserved", metadata: ["AMAZON_BEDROCK_TEXT": "mine"])
    try expectRefusal(report, ["AMAZON_BEDROCK_TEXT", "rename it"])
  }

  @Test func `Ten chunks of a document that break the same limit are reported once`() async throws {
    let text = (0..<10).map { "Paragraph \($0). " + String(repeating: "word\($0) ", count: 40) }.joined(
      separator: "\n\n")
    let report = try await publish("once", text: text, metadata: ["long": .string(String(repeating: "x", count: 2100))])
    #expect(report.vectorsRefused >= 10 && report.diagnostics.count == 1)
  }

  @Test(arguments: [
    [Float](repeating: 0, count: 4), [1, .nan, 0, 0], [1, .infinity, 0, 0],
  ])
  func `Vectors without a direction or with elements that are no numbers are refused before the call`(
    elements: [Float]
  ) async throws {
    let index = try index("never-made")
    await #expect(throws: VectorIndexError.self) {
      try await index.put([VectorRecord(key: "k", elements: elements, metadata: [:])])
    }
    await #expect(throws: VectorIndexError.self) { try await index.query(elements, count: 1) }
  }

  @Test func `Keys above 1,024 characters, 101 matches and 101 keys are refused before the call`() async throws {
    let index = try index("never-made")
    await #expect(throws: VectorIndexError.self) {
      try await index.put([VectorRecord(key: String(repeating: "k", count: 1025), elements: [1], metadata: [:])])
    }
    await #expect(throws: VectorIndexError.self) { try await index.query([1], count: 101) }
    await #expect(throws: VectorIndexError.self) { try await index.query([1], count: 0) }
    await #expect(throws: VectorIndexError.self) { try await index.get((0..<101).map(String.init)) }
    let retriever = VectorIndexRetriever(index: index, embedder: library.embedder)
    await #expect(throws: VectorIndexError.self) { try await retriever.passages(for: SearchRequest("x", limit: 101)) }
  }

  @Test func `What the service refuses is refused by the stand-in too`() async throws {
    let index = try index("harsh")
    _ = try await index.createIfAbsent(VectorIndexSettings.standard(dimension: 2))
    for metadata in [
      ["long": .string(String(repeating: "x", count: 2048))], ["nested": ["a": 1]], ["nothing": nil],
      JSONObject((0..<51).map { .init(key: "k\($0)", value: 1) }),
      ["AMAZON_BEDROCK_TEXT": .string(String(repeating: "x", count: 41_000))],
    ] as [JSONObject] {
      let error = try await #require(throws: ServiceError.self) {
        try await index.put([VectorRecord(key: "k", elements: [1, 0], metadata: metadata)])
      }
      #expect(error.status == 400)
    }
    await #expect(throws: ServiceError.self) {
      try await index.put([VectorRecord(key: "k", elements: [1, 0, 0], metadata: [:])])
    }
    await #expect(throws: ServiceError.self) {
      try await index.query([1, 0], count: 1, filter: ["AMAZON_BEDROCK_TEXT": "x"])
    }
  }
}
