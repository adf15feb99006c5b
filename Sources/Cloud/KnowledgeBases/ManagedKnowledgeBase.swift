import JSON
import Retrieval

/// A fully managed Bedrock knowledge base as a place to find passages
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Retrieve.html).
///
/// The service cut the documents itself, so that a passage has a URI and text, but neither lines nor JSON pointers.
public struct ManagedKnowledgeBase: PassageSource {
  /// How the service searches.
  public enum SearchType: String, Sendable, Hashable, CaseIterable {
    /// By vectors and by words; not with every vector store (not with S3 Vectors).
    case hybrid = "HYBRID"
    /// By vectors alone.
    case semantic = "SEMANTIC"
  }

  /// Which knowledge base.
  public var id: KnowledgeBaseID { calls.id }
  /// How it is to search, `nil` for as it thinks best.
  public let searchType: SearchType?
  /// What every passage must fulfil beside a request's filter, `nil` for nothing.
  public let scope: Filter?
  let calls: KnowledgeBaseClient

  /// The most results of a call.
  public static let maximumResultCount = 100
  /// The most characters of a question.
  public static let maximumQuestionLength = 20_000

  /// A knowledge base by its id; no call is made.
  public init(client: ServiceClient, id: KnowledgeBaseID, searchType: SearchType? = nil, scope: Filter? = nil) {
    calls = KnowledgeBaseClient(client: client, id: id)
    self.searchType = searchType
    self.scope = scope
  }

  /// The passages for a question, in the order of the service; more than 100 come in several calls.
  ///
  /// `scores.similarity` is the service's score, whatever it means (how it comes out of a distance is not documented), and
  /// `scores.fused` its share of the best one.
  /// - Throws: `KnowledgeBaseError` for a question of more than 20,000 characters; `FilterTranslationError`;
  ///   `ServiceError`.
  public func passages(for request: SearchRequest) async throws -> [Passage] {
    guard request.limit > 0 else { return [] }
    guard request.question.unicodeScalars.count <= Self.maximumQuestionLength else {
      throw KnowledgeBaseError(
        "expected a question of at most \(Self.maximumQuestionLength) characters, found "
          + "\(request.question.unicodeScalars.count)", remedies: ["Ask in fewer words."])
    }
    let filters = [scope, request.filter].compactMap(\.self)
    let filter = filters.isEmpty ? nil : try RetrievalFilter.translate(.all(filters))
    let results = try await results(request, filter)
    let best = results.compactMap(\.score).max() ?? 0
    var seen: Set<ChunkID> = []
    var passages: [Passage] = []
    for result in results {
      let passage = result.passage(rank: passages.count + 1, best: best, knowledgeBase: id)
      guard passage.scores.fused >= request.minimumScore, seen.insert(passage.chunk.id).inserted else { continue }
      passages.append(passage)
    }
    return passages
  }

  private func results(_ request: SearchRequest, _ filter: JSONValue?) async throws -> [RetrievalResult] {
    var results: [RetrievalResult] = []
    var token: String?
    repeat {
      try Task.checkCancellation()
      let count = min(Self.maximumResultCount, request.limit - results.count)
      let answer = try await calls.send(
        .bedrockAgentRuntime, "Retrieve", path: ["retrieve"], body: body(request.question, count, filter, token))
      guard let found = answer["retrievalResults"]?.array else {
        throw calls.malformed(.bedrockAgentRuntime, "Retrieve", "no list of results")
      }
      results += found.map { RetrievalResult($0) }
      let next = answer["nextToken"]?.string
      // A page without results, or the same again, would be asked for for ever.
      guard !found.isEmpty, next != token else { break }
      token = next
    } while token != nil && results.count < request.limit
    return Array(results.prefix(request.limit))
  }

  private func body(_ question: String, _ count: Int, _ filter: JSONValue?, _ token: String?) -> JSONObject {
    var search: JSONObject = ["numberOfResults": .number(count)]
    search["filter"] = filter
    search["overrideSearchType"] = searchType.map { .string($0.rawValue) }
    var body: JSONObject = [
      "retrievalQuery": ["text": .string(question)],
      "retrievalConfiguration": ["vectorSearchConfiguration": .object(search)],
    ]
    body["nextToken"] = token.map(JSONValue.string)
    return body
  }
}
