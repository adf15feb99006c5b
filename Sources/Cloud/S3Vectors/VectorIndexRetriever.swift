import Retrieval

/// Finds the passages of a managed vector index that bear on a question.
///
/// By similarity alone: the service has no search by words, so that the fusion with BM25 that an index of ours has is not
/// available, nor are the frequencies by which `HashingEmbedder` weighs the words of a question; use a trained
/// embedding model. The search is approximate.
public struct VectorIndexRetriever: PassageSource {
  /// Where is searched.
  public let index: VectorIndex
  /// Turns the question into a vector; must be the embedder that the vectors were made by.
  public let embedder: any Embedder
  /// What every passage must fulfil beside a request's filter, `nil` for nothing.
  public let scope: Filter?

  /// A search in an index.
  public init(index: VectorIndex, embedder: any Embedder, scope: Filter? = nil) {
    self.index = index
    self.embedder = embedder
    self.scope = scope
  }

  /// The passages for a question, best first.
  ///
  /// With a filter, fewer may come back than pass it: the service filters while it searches. Three times as many are
  /// asked for then, up to the 100 that it gives. Scores are scaled by the best, as `ScoreFusion` does.
  /// - Throws: `VectorIndexError` for more than 100 passages; `FilterTranslationError`; what the embedder throws;
  ///   `ServiceError`, `BudgetError`.
  public func passages(for request: SearchRequest) async throws -> [Passage] {
    guard request.limit > 0 else { return [] }
    guard request.limit <= VectorIndex.maximumMatchCount else {
      throw VectorIndexError(
        .limit,
        "expected at most \(VectorIndex.maximumMatchCount) passages, found \(request.limit)",
        remedies: ["S3 Vectors gives no more a query: ask for fewer."])
    }
    let filters = [scope, request.filter].compactMap(\.self)
    let filter = filters.isEmpty ? nil : Filter.all(filters)
    let condition = try filter.map { try VectorFilter($0) } ?? .everything
    guard condition != .nothing else { return [] }
    let question = try await embedder.embed(question: request.question) { _ in 1 }
    let vector = try StoredVector(normalizing: question)
    guard vector.norm > 0 else { return [] }
    let count = min(VectorIndex.maximumMatchCount, (filter == nil ? 1 : 3) * request.limit + 10)
    let found = try await matches(vector.elements, count, condition)
    return ranked(found, for: request) { filter?.matches($0) ?? true }
  }

  private func matches(_ vector: [Float], _ count: Int, _ filter: VectorFilter) async throws -> [VectorMatch] {
    if case .condition(let condition) = filter {
      return try await index.query(vector, count: count, filter: condition)
    }
    return try await index.query(vector, count: count)
  }

  /// Each chunk once: while a chunk is published anew its old vector is there as well.
  private func ranked(
    _ matches: [VectorMatch], for request: SearchRequest, isAccepted: (Metadata) -> Bool
  ) -> [Passage] {
    var chunks: [ChunkID: PublishedChunk] = [:]
    var candidates: [SearchCandidate<ChunkID>] = []
    for match in matches {
      let published = PublishedChunk(of: match)
      let id = published.chunk.id
      guard chunks[id] == nil, isAccepted(published.filterable) else { continue }
      chunks[id] = published
      candidates.append(SearchCandidate(key: id, similarity: 1 - match.distance, bm25: 0))
    }
    let ranking = ScoreFusion(similarityWeight: 1)
      .rank(candidates, limit: request.limit, minimumScore: request.minimumScore)
    return ranking.enumerated().compactMap { place, candidate in
      chunks[candidate.key].map {
        Passage(rank: place + 1, chunk: $0.chunk, uri: $0.uri, metadata: $0.metadata, scores: candidate.scores)
      }
    }
  }
}

extension PublishedChunk {
  /// The metadata as filters see it: with the URI and the data source.
  var filterable: Metadata {
    var all = metadata
    all[VectorMetadataKey.sourceURI] = .string(uri)
    all[VectorMetadataKey.dataSource] = .string(chunk.document.dataSource)
    return all
  }
}
