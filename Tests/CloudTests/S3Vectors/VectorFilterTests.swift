import JSON
import Retrieval
import TestSupport
import Testing

@testable import Cloud

@Suite struct VectorFilterTests {
  @Test(arguments: [
    (#"{"equals":{"key":"a","value":"x"}}"#, #"{"a":{"$eq":"x"}}"#),
    (#"{"notEquals":{"key":"a","value":1}}"#, #"{"$or":[{"a":{"$exists":false}},{"a":{"$ne":1}}]}"#),
    (#"{"greaterThanOrEquals":{"key":"a","value":1.5}}"#, #"{"a":{"$gte":1.5}}"#),
    (#"{"in":{"key":"a","value":["x",true]}}"#, #"{"a":{"$in":["x",true]}}"#),
    (#"{"notIn":{"key":"a","value":["x"]}}"#, #"{"$or":[{"a":{"$exists":false}},{"a":{"$nin":["x"]}}]}"#),
    (#"{"listContains":{"key":"a","value":"x"}}"#, #"{"a":{"$eq":"x"}}"#),
    (#"{"a":{"$exists":true}}"#, #"{"a":{"$exists":true}}"#),
    (#"{"a":{"$gt":1,"$lt":3}}"#, #"{"$and":[{"a":{"$gt":1}},{"a":{"$lt":3}}]}"#),
    (
      #"{"orAll":[{"equals":{"key":"a","value":1}},{"andAll":[{"lessThan":{"key":"b","value":2}},{"equals":{"key":"c","value":3}}]}]}"#,
      #"{"$or":[{"a":{"$eq":1}},{"$and":[{"b":{"$lt":2}},{"c":{"$eq":3}}]}]}"#
    ),
    (#"{"orAll":[{"equals":{"key":"a","value":1}},{"in":{"key":"a","value":[]}}]}"#, #"{"a":{"$eq":1}}"#),
  ])
  func `A filter is said in the service's language`(ours: String, theirs: String) throws {
    #expect(try VectorFilter(Filter(parsing: ours)) == .condition(JSONValue(parsing: theirs)))
  }

  @Test func `What is always or never so needs no words`() throws {
    let condition = Filter.attribute("a", .equals(.number(1)))
    #expect(try VectorFilter(.all([])) == .everything)
    #expect(try VectorFilter(.any([])) == .nothing)
    #expect(try VectorFilter(.attribute("a", .isIn([]))) == .nothing)
    #expect(try VectorFilter(.attribute("a", .isNotIn([]))) == .everything)
    #expect(try VectorFilter(.any([condition, .all([])])) == .everything)
    #expect(try VectorFilter(.all([condition, .any([])])) == .nothing)
    #expect(try VectorFilter(.all([condition, .all([])])) == VectorFilter(condition))
  }

  @Test(arguments: [
    (Filter.attribute("a", .startsWith("x")), "startsWith"), (.attribute("a", .stringContains("x")), "stringContains"),
    (.attribute("a", .equals(.strings(["x"]))), "strings, finite numbers"),
    (.attribute("a", .greaterThan(.infinity)), "finite"), (.attribute("a", .isIn([.strings([])])), "strings"),
    (.attribute("$a", .exists(true)), "do not begin"), (.attribute("", .exists(true)), "do not begin"),
    (.attribute("AMAZON_BEDROCK_TEXT", .equals(.string("x"))), "not filterable"),
    (.all([.attribute("b", .exists(true)), .any([.attribute("a", .startsWith("x"))])]), "startsWith"),
  ])
  func `What the language cannot say is an error that says so`(filter: Filter, reason: String) throws {
    let error = try #require(throws: FilterTranslationError.self) { try VectorFilter(filter) }
    #expect(error.language == "S3 Vectors" && error.reason.contains(reason))
    #expect(error.description.contains("\"\(error.attribute)\""))
  }

  @Test func `Read back by our own reader, a filter accepts what it accepted`() throws {
    var random = FilterGenerator(generator: SplitMix64(seed: 5), operators: 0...9)
    for _ in 0..<2000 {
      let filter = random.filter()
      let translated = try VectorFilter(filter)
      let metadata = random.metadata()
      switch translated {
      case .everything: #expect(filter.matches(metadata))
      case .nothing: #expect(!filter.matches(metadata))
      case .condition(let condition):
        // A list and a string are one to the service, so that a string may pass `listContains` there.
        let accepted = try Filter(condition).matches(metadata)
        #expect(accepted || !filter.matches(metadata), "\(condition.text()) \(metadata)")
      }
    }
  }

  @Test func `On random filters the passages are those of documents that our own filter accepts`() async throws {
    let standin = try KnowledgeStandin("s3vectors.py")
    let library = try PublishedLibrary()
    var random = FilterGenerator(generator: SplitMix64(seed: 6), operators: 0...9)
    for number in 0..<80 {
      let metadata = random.metadata().sorted { $0.key < $1.key }
      try library.write(
        "d\(number).txt", "document \(number)",
        metadata: JSONObject(metadata.map { .init(key: $0.key, value: $0.value.json) }))
    }
    let snapshot = try await library.sync()
    let index = VectorIndex(
      client: standin.client, location: try VectorIndexLocation(parsing: "s3vectors://kb-vectors/filters"))
    #expect(try await VectorIndexPublisher(index: index).publish(snapshot).vectorsPut == 80)
    let theirs = VectorIndexRetriever(index: index, embedder: library.embedder)
    let ours = Retriever(embedder: library.embedder, fusion: ScoreFusion(similarityWeight: 1))
    for _ in 0..<200 {
      let request = SearchRequest("document 7", limit: 100, filter: random.filter())
      let expected = try await ours.passages(for: request, in: snapshot)
      let found = try await theirs.passages(for: request)
      #expect(Set(found.map(\.chunk.id)) == Set(expected.map(\.chunk.id)), "\(String(describing: request.filter))")
    }
    #expect(try await standin.log().violations == [])
  }
}
