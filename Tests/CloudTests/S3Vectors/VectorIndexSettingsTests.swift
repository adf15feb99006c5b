import JSON
import Testing

@testable import Cloud

@Suite struct VectorIndexSettingsTests {
  private static let standin = Result { try KnowledgeStandin("s3vectors.py") }

  private func index(_ name: String) throws -> VectorIndex {
    VectorIndex(
      client: try Self.standin.get().client, location: try VectorIndexLocation(parsing: "s3vectors://\(name)"))
  }

  @Test func `An index that is not there has no settings, and is made once`() async throws {
    let index = try index("kb-vectors/made-once")
    #expect(try await index.settings() == nil)
    let wanted = VectorIndexSettings.standard(dimension: 8)
    #expect(try await index.createIfAbsent(wanted) == wanted)
    #expect(try await index.createIfAbsent(wanted) == wanted)
    #expect(try await index.settings() == wanted)
  }

  @Test func `Of ten callers at once none fails`() async throws {
    let index = try index("kb-vectors/raced")
    let wanted = VectorIndexSettings.standard(dimension: 8)
    let made = try await Array(0..<10).mapConcurrently(atMost: 10) { _ in try await index.createIfAbsent(wanted) }
    #expect(made == Array(repeating: wanted, count: 10))
  }

  @Test(arguments: [
    (
      VectorIndexSettings(dimension: 9, metric: "cosine", nonFilterableKeys: VectorMetadataKey.required), "8 dimensions"
    ),
    (VectorIndexSettings(dimension: 8, metric: "euclidean", nonFilterableKeys: VectorMetadataKey.required), "cosine"),
    (
      VectorIndexSettings(dimension: 8, metric: "cosine", nonFilterableKeys: ["AMAZON_BEDROCK_TEXT"]),
      "AMAZON_BEDROCK_METADATA"
    ),
  ])
  func `An index that does not fit is an error that says in what and what to do`(
    found: VectorIndexSettings, word: String
  ) async throws {
    let index = try index("kb-vectors/unfit-\(found.metric)-\(found.dimension)-\(found.nonFilterableKeys.count)")
    _ = try await index.send("CreateIndex", found.members)
    let error = try await #require(throws: VectorIndexError.self) {
      try await index.createIfAbsent(.standard(dimension: 8))
    }
    #expect(error.code == .mismatchedIndex && error.message.contains(word))
    #expect(error.remedies.contains { $0.contains("delete-index") })
  }

  @Test func `Without the vector bucket the error says how to make it`() async throws {
    let index = try index("no-such-bucket/docs")
    let error = try await #require(throws: ServiceError.self) {
      try await index.createIfAbsent(.standard(dimension: 8))
    }
    #expect(error.kind == .notFound)
    #expect(error.remedies.contains { $0.contains("create-vector-bucket --vector-bucket-name no-such-bucket") })
  }

  @Test(arguments: [
    "s3vectors://a/b", "s3://bucket/index", "s3vectors://bucket", "s3vectors://bucket/",
    "s3vectors://bucket/index/more",
    "s3vectors://Bucket/index", "s3vectors://bucket/-index", "s3vectors://buck.et/index", "", "s3vectors://",
  ])
  func `Text that names no index is refused`(text: String) {
    #expect(throws: VectorIndexError.self) { try VectorIndexLocation(parsing: text) }
  }

  @Test func `A location is written as it is read`() throws {
    let location = try VectorIndexLocation(parsing: "s3vectors://my-vectors/kb.v1")
    #expect(location.bucket == "my-vectors" && location.index == "kb.v1")
    #expect(location.description == "s3vectors://my-vectors/kb.v1")
  }
}
