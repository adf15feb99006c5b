import JSON
import Retrieval
import TestSupport
import Testing

@testable import Cloud

@Suite(.serialized) struct ManagedKnowledgeBaseTests {
  private static let shared = Result { try KnowledgeStandin("bedrock_agent.py") }
  private let standin: KnowledgeStandin

  init() async throws { standin = try await Self.shared.get().afresh() }

  private func base(
    _ id: String = "bedrock://KB00000001", searchType: ManagedKnowledgeBase.SearchType? = nil, scope: Filter? = nil
  ) throws -> ManagedKnowledgeBase {
    ManagedKnowledgeBase(
      client: standin.client, id: try KnowledgeBaseID(parsing: id), searchType: searchType, scope: scope)
  }

  private static func document(_ number: Int, _ text: String, metadata: JSONObject = [:]) -> JSONValue {
    ["uri": .string("s3://exports/docs/d\(number).md"), "text": .string(text), "metadata": .object(metadata)]
  }

  @Test func `Results become passages in the service's order, with text and URI and without lines`() async throws {
    try await standin.plan(settings: [
      "documents": [
        Self.document(
          1, "the revenue of May", metadata: ["year": 2024.0, "kb-source-uri": "s3://bucket/reports/may.json"]),
        [
          "uri": "s3://exports/x.md", "text": "revenue\n\nof April and May",
          "chunkId": "5e7a8f6e-2a51-4b62-9f3c-0b3c5d1c2a10",
        ],
        Self.document(3, "nothing"),
      ]
    ])
    let passages = try await base().passages(for: SearchRequest("revenue of april"))
    try #require(passages.count == 2)
    #expect(passages.map(\.rank) == [1, 2] && passages.map(\.scores.similarityRank) == [1, 2])
    #expect(passages[0].scores.fused == 1 && passages[1].scores.fused < 1)
    #expect(passages[0].chunk.id.description == "5e7a8f6e2a514b629f3c0b3c5d1c2a10")
    #expect(passages[0].chunk.lines.map(\.text) == ["revenue", "of April and May"])
    #expect(passages[0].chunk.document == DocumentID(dataSource: "DS00000001", key: "x.md"))
    #expect(passages[0].chunk.span == nil && passages[0].chunk.pointers == [])
    // An exported document is called by the key of its original, and lives where the service read it.
    #expect(passages[1].chunk.document.key == "reports/may.json" && passages[1].uri == "s3://exports/docs/d1.md")
    #expect(passages[1].metadata["year"] == .number(2024))
    #expect(
      try await base().passages(for: SearchRequest("revenue of april")).map(\.chunk.id) == passages.map(\.chunk.id))
    #expect(try await standin.log().violations == [])
  }

  @Test func `More results than a page has are fetched page by page`() async throws {
    try await standin.plan(settings: [
      "documents": .array((0..<230).map { Self.document($0, "word number \($0)") }), "pageSize": 40,
    ])
    #expect(try await base().passages(for: SearchRequest("word", limit: 150)).count == 150)
    #expect(try await standin.calls(of: "Retrieve").count == 4)
    #expect(try await base().passages(for: SearchRequest("word", limit: 1000)).count == 230)
    #expect(try await base().passages(for: SearchRequest("word", limit: 0)).isEmpty)
    #expect(try await standin.log().violations == [])
  }

  @Test func `The search type and the number of results are said`() async throws {
    _ = try await base(searchType: .semantic).passages(for: SearchRequest("x", limit: 7))
    let search = try await standin.calls(of: "Retrieve").first?["retrievalConfiguration"]?["vectorSearchConfiguration"]
    #expect(search == ["numberOfResults": 7, "overrideSearchType": "SEMANTIC"])
  }

  @Test func `On random filters the results are those that our own filter accepts`() async throws {
    var random = FilterGenerator(generator: SplitMix64(seed: 9), operators: 0...8)
    let metadata = (0..<60).map { _ in random.metadata() }
    try await standin.plan(settings: [
      "documents": .array(
        metadata.enumerated().map { number, metadata in
          Self.document(
            number, "word \(number)", metadata: JSONObject(metadata.map { .init(key: $0.key, value: $0.value.json) }))
        })
    ])
    for _ in 0..<150 {
      let filter = random.filter()
      let expected = metadata.indices.filter { filter.matches(metadata[$0]) }.map { "s3://exports/docs/d\($0).md" }
      let found = try await base().passages(for: SearchRequest("word", limit: 100, filter: filter))
      #expect(Set(found.map(\.uri)) == Set(expected), "\(filter)")
    }
    #expect(try await standin.log().violations == [])
  }

  @Test(arguments: [
    (Filter.attribute("a", .exists(true)), "exists"), (.all([.attribute("a", .equals(.strings(["x"])))]), "strings"),
    (.any([]), "no filters"), (.attribute(String(repeating: "a", count: 101), .equals(.number(1))), "100 characters"),
  ])
  func `What Retrieve's filters cannot say is an error that says so`(filter: Filter, reason: String) async throws {
    let error = try await #require(throws: FilterTranslationError.self) {
      try await base().passages(for: SearchRequest("x", filter: filter))
    }
    #expect(error.description.contains(reason) && error.language == "Bedrock")
  }

  @Test func `A scope and a filter both hold`() async throws {
    try await standin.plan(settings: [
      "documents": .array(
        (0..<4).map { Self.document($0, "word", metadata: ["a": .number($0 % 2), "b": .number($0 / 2)]) })
    ])
    let scoped = try base(scope: .attribute("a", .equals(.number(1))))
    let found = try await scoped.passages(for: SearchRequest("word", filter: .attribute("b", .equals(.number(1)))))
    #expect(found.map(\.uri) == ["s3://exports/docs/d3.md"])
  }

  @Test func `Locations and contents of every kind give a URI and a text`() async throws {
    try await standin.plan(settings: [
      "documents": [
        [
          "uri": "", "text": "word", "location": ["type": "WEB", "webLocation": ["url": "https://example.com/a"]],
          "content": [
            "type": "ROW",
            "row": [
              ["columnName": "word", "columnValue": "1", "type": "LONG"],
              ["columnName": "b", "columnValue": "2", "type": "STRING"],
            ],
          ],
        ],
        [
          "uri": "", "text": "word", "location": ["type": "CUSTOM", "customDocumentLocation": ["id": "doc-7"]],
          "content": ["type": "IMAGE", "byteContent": "data:image/png;base64,AA=="],
        ],
      ]
    ])
    let found = try await base().passages(for: SearchRequest("word"))
    #expect(found.map(\.uri) == ["https://example.com/a", "doc-7"])
    #expect(found.map(\.chunk.text) == ["word: 1; b: 2", "[IMAGE]"])
  }

  @Test func `A question of more than 20,000 characters is refused before the call`() async throws {
    await #expect(throws: KnowledgeBaseError.self) {
      try await base().passages(for: SearchRequest(String(repeating: "x", count: 20_001)))
    }
    #expect(try await standin.log().requests.isEmpty)
  }

  @Test func `A knowledge base that is not there is an error of the service`() async throws {
    let error = try await #require(throws: ServiceError.self) {
      try await base("NOSUCHBASE").passages(for: SearchRequest("x"))
    }
    #expect(error.kind == .notFound && error.message.contains("NOSUCHBASE"))
  }

  @Test(arguments: ["", "bedrock://", "bedrock://a/b", "ELEVENCHARS1", "bedrock://kb-1", "s3://KB00000001"])
  func `Text that names no knowledge base is refused`(text: String) {
    #expect(throws: KnowledgeBaseError.self) { try KnowledgeBaseID(parsing: text) }
  }

  @Test func `Throttled calls are repeated`() async throws {
    try await standin.plan(
      settings: ["documents": [Self.document(1, "word")]],
      faults: [["fault": "throttled", "times": 2], ["fault": "drop"]])
    #expect(try await base().passages(for: SearchRequest("word")).count == 1)
  }
}
