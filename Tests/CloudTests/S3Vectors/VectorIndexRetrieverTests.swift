import JSON
import Retrieval
import TestSupport
import Testing

@testable import Cloud

@Suite(.serialized) struct VectorIndexRetrieverTests {
  private static let shared = Result { try KnowledgeStandin("s3vectors.py") }
  private let standin: KnowledgeStandin
  private let library: PublishedLibrary
  private let index: VectorIndex

  init() async throws {
    standin = try await Self.shared.get().afresh()
    library = try PublishedLibrary(embedder: CountingEmbedder(dimensions: 64))
    index = VectorIndex(
      client: standin.client, location: try VectorIndexLocation(parsing: "s3vectors://kb-vectors/docs"))
  }

  private func retriever(scope: Filter? = nil) -> VectorIndexRetriever {
    VectorIndexRetriever(index: index, embedder: library.embedder, scope: scope)
  }

  private func publishTopics(in library: PublishedLibrary) async throws -> Snapshot {
    let topics = ["churn", "revenue", "sessions", "größe", "latency", "prices", "growth"]
    for number in 0..<60 {
      let topic = topics[number % topics.count]
      try library.write(
        "t\(number).txt", "Report \(number) is about \(topic), and \(topics[number * 5 % topics.count]) \(number).",
        metadata: ["number": .number(number), "topic": .string(topic)])
    }
    let snapshot = try await library.sync()
    _ = try await VectorIndexPublisher(index: index).publish(snapshot)
    return snapshot
  }

  @Test func `The ranking, the scores and the passages are those of our own index by vectors`() async throws {
    let library = try PublishedLibrary(embedder: ScatteringEmbedder(dimensions: 64))
    let snapshot = try await publishTopics(in: library)
    let theirs = VectorIndexRetriever(index: index, embedder: library.embedder)
    let ours = Retriever(embedder: library.embedder, fusion: ScoreFusion(similarityWeight: 1))
    for question in ["churn", "What about revenue?", "größe", "report 7", "latency and prices", "a", "b", "c"] {
      for filter in [nil, Filter.attribute("number", .lessThan(30)), .attribute("topic", .notEquals(.string("churn")))]
      {
        let request = SearchRequest(question, limit: 10, filter: filter)
        let expected = try await ours.passages(for: request, in: snapshot)
        let found = try await theirs.passages(for: request)
        #expect(found.map(\.rank) == Array(1...found.count) && found.count > 3)
        #expect(found.map(\.chunk) == expected.map(\.chunk))
        #expect(found.map(\.uri) == expected.map(\.uri))
        #expect(found.map(\.metadata) == expected.map(\.metadata))
        for (left, right) in zip(found, expected) {
          #expect(abs(left.scores.similarity - right.scores.similarity) < 1e-5)
          #expect(left.scores.bm25 == 0 && left.scores.bm25Rank == nil)
        }
      }
    }
  }

  @Test func `Lines, pointers, headings and fields survive the way there and back`() async throws {
    try library.writeSamples()
    let snapshot = try await library.sync()
    _ = try await VectorIndexPublisher(index: index).publish(snapshot)
    let found = try await retriever().passages(for: SearchRequest("revenue", limit: 50))
    let expected = try PublishedLibrary.chunks(of: snapshot)
    #expect(found.count == expected.count)
    for passage in found { #expect(passage.chunk == expected[passage.chunk.id]) }
    let sales = try #require(found.first { $0.chunk.document.key == "reports/sales.json" })
    #expect(sales.chunk.pointers.contains("/rows/0") && sales.uri == "s3://bucket/reports/sales.json")
    #expect(
      sales.metadata == [
        "year": .number(2024), "team": .string("sales"), "final": .boolean(true), "tags": .strings(["money", "q2"]),
      ])
  }

  @Test func `URI and data source can be filtered by, as in our own index`() async throws {
    try library.writeSamples()
    _ = try await VectorIndexPublisher(index: index).publish(try await library.sync())
    let byURI = Filter.attribute("x-amz-bedrock-kb-source-uri", .equals(.string("s3://bucket/plain.txt")))
    let found = try await retriever().passages(for: SearchRequest("service", filter: byURI))
    #expect(Set(found.map(\.chunk.document.key)) == ["plain.txt"])
    let elsewhere = Filter.attribute("x-amz-bedrock-kb-data-source-id", .equals(.string("other")))
    #expect(try await retriever(scope: elsewhere).passages(for: SearchRequest("service")) == [])
    let here = Filter.attribute("x-amz-bedrock-kb-data-source-id", .isIn([.string("docs"), .string("more")]))
    #expect(try await retriever(scope: here).passages(for: SearchRequest("service", filter: byURI)) == found)
  }

  @Test func `With a filter more is asked for, because the service filters while it searches`() async throws {
    _ = try await publishTopics(in: library)
    _ = try await retriever().passages(for: SearchRequest("x", limit: 5))
    _ = try await retriever().passages(for: SearchRequest("x", limit: 5, filter: .attribute("number", .lessThan(3))))
    _ = try await retriever().passages(for: SearchRequest("x", limit: 90, filter: .attribute("number", .lessThan(3))))
    #expect(try await standin.calls(of: "QueryVectors").map { $0["topK"]?.int } == [15, 25, 100])
  }

  @Test func `While a chunk is published anew it is found once`() async throws {
    try library.write("a.txt", "one", metadata: ["year": 2023])
    let snapshot = try await library.sync()
    _ = try await VectorIndexPublisher(index: index).publish(snapshot)
    let key = try #require(try await index.keys().first)
    var old = try #require(try await index.get([key], returnsElements: true).first)
    old.key = "\(key.prefix(32))-0123456789abcdef"
    try await index.put([old])
    #expect(try await retriever().passages(for: SearchRequest("one")).count == 1)
  }

  @Test func `A vector that Bedrock wrote is a passage with text and URI and without lines`() async throws {
    _ = try await index.createIfAbsent(.standard(dimension: 64))
    try await index.put([
      VectorRecord(
        key: "5e7a8f6e-2a51-4b62-9f3c-0b3c5d1c2a10", elements: [Float](repeating: 1, count: 64),
        metadata: [
          "AMAZON_BEDROCK_TEXT": "first line\nsecond line", "AMAZON_BEDROCK_METADATA": "{\"source\":{}}",
          "x-amz-bedrock-kb-source-uri": "s3://bucket/folder/a.pdf", "x-amz-bedrock-kb-data-source-id": "DS1",
          "x-amz-bedrock-kb-document-page-number": 3, "year": 2020,
        ])
    ])
    let passage = try #require(try await retriever().passages(for: SearchRequest("first")).first)
    #expect(passage.chunk.id.description == "5e7a8f6e2a514b629f3c0b3c5d1c2a10")
    #expect(passage.chunk.document == DocumentID(dataSource: "DS1", key: "folder/a.pdf"))
    #expect(
      passage.chunk.text == "first line\nsecond line" && passage.chunk.span == nil && passage.chunk.pointers == [])
    #expect(passage.uri == "s3://bucket/folder/a.pdf" && passage.metadata == ["year": .number(2020)])
  }

  @Test func `A question without a direction finds nothing, and asks for nothing`() async throws {
    let empty = HashingEmbedder()
    #expect(try await VectorIndexRetriever(index: index, embedder: empty).passages(for: SearchRequest("")) == [])
    #expect(try await retriever().passages(for: SearchRequest("x", limit: 0)) == [])
    #expect(try await retriever().passages(for: SearchRequest("x", filter: .any([]))) == [])
    #expect(try await standin.log().requests.isEmpty)
  }

  @Test func `An index that is not there is an error of the service`() async throws {
    let error = try await #require(throws: ServiceError.self) {
      try await retriever().passages(for: SearchRequest("x"))
    }
    #expect(error.kind == .notFound && error.operation == "QueryVectors")
  }
}
