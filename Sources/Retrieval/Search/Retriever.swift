/// Finds the passages of an index that bear on a question.
public struct Retriever: Sendable {
  /// Turns the question into a vector; must be the embedder of the index.
  public let embedder: any Embedder
  /// Turns the question into terms; must be the analysis of the index.
  public let analyzer: TextAnalyzer
  /// The ranking by terms.
  public let bm25: BM25
  /// How both rankings are joined.
  public let fusion: ScoreFusion
  /// Decides how vectors are scanned; it changes no result.
  public var planner: ScanPlanner

  /// A search with these parts.
  public init(
    embedder: any Embedder, analyzer: TextAnalyzer = TextAnalyzer(), bm25: BM25 = BM25(),
    fusion: ScoreFusion = ScoreFusion(), planner: ScanPlanner = ScanPlanner()
  ) {
    self.embedder = embedder
    self.analyzer = analyzer
    self.bm25 = bm25
    self.fusion = fusion
    self.planner = planner
  }

  /// The passages for a question, best first; the same for the same rows, however they are cut into segments.
  ///
  /// A filter is applied before the ranking: as many passages come back as are asked for, if so many documents pass.
  /// - Throws: `StorageError` for a damaged index, `VectorError` for a vector of other dimensions than the index has,
  ///   whatever the embedder throws.
  /// - Complexity: O(selected rows × dimensions + postings of the question's terms).
  public func passages(for request: SearchRequest, in snapshot: Snapshot) async throws -> [Passage] {
    try await outcome(for: request, in: snapshot).passages
  }

  /// The passages for a question as `passages(for:in:)` gives them, and how they were found.
  public func outcome(for request: SearchRequest, in snapshot: Snapshot) async throws -> SearchOutcome {
    guard request.limit > 0, snapshot.rowCount > 0,
      let inquiry = try await inquiry(request, snapshot, try snapshot.select(request.filter))
    else { return SearchOutcome(passages: []) }
    let matches = try snapshot.matches(
      for: [inquiry.vector], among: inquiry.selection, limit: inquiry.depth, planner: planner)
    let passages = try passages(for: inquiry, similar: matches.rows.first ?? [], snapshot)
    return SearchOutcome(passages: passages, scan: matches.report)
  }

  /// What is looked up for a question; `nil` when nothing can be found.
  func inquiry(_ request: SearchRequest, _ snapshot: Snapshot, _ selection: RowSelection) async throws -> Inquiry? {
    guard request.limit > 0, selection.count > 0 else { return nil }
    let terms = try TermScores(
      question: analyzer.frequencies(in: request.question), in: snapshot, function: bm25)
    let vector = try await embedder.embed(question: request.question) { word in
      Float(analyzer.term(for: word).flatMap { terms.weight(of: $0) } ?? 1)
    }
    return Inquiry(request: request, selection: selection, terms: terms, vector: try snapshot.query(vector))
  }

  /// The passages for a question, of whose vector the nearest rows are known.
  func passages(for inquiry: Inquiry, similar: [SimilarRow], _ snapshot: Snapshot) throws -> [Passage] {
    let found = try candidates(inquiry, similar, snapshot)
    let ranked = fusion.rank(
      found.map(\.candidate), limit: inquiry.request.limit, minimumScore: inquiry.request.minimumScore)
    let addresses = Dictionary(found.map { ($0.candidate.key, $0.address) }, uniquingKeysWith: { first, _ in first })
    return try ranked.enumerated().compactMap { index, candidate in
      guard let address = addresses[candidate.key] else { return nil }
      return try passage(at: address, of: snapshot, rank: index + 1, scores: candidate.scores)
    }
  }

  /// The best rows by either score, each once and with both.
  private func candidates(
    _ inquiry: Inquiry, _ similar: [SimilarRow], _ snapshot: Snapshot
  ) throws -> [(candidate: SearchCandidate<ChunkID>, address: RowAddress)] {
    let seen = Set(similar.map(\.address))
    let others = try inquiry.terms.best(inquiry.depth, among: inquiry.selection)
      .filter { !seen.contains($0.address) }
    let similarities = try snapshot.similarities(to: inquiry.vector, at: others.map(\.address))
    let scores = inquiry.terms.scores(at: similar.map(\.address))
    return zip(similar, scores).map { row, score in
      (.init(key: row.chunkID, similarity: Double(row.similarity), bm25: score), row.address)
    }
      + zip(others, similarities).map { row, similarity in
        (.init(key: row.chunkID, similarity: Double(similarity), bm25: row.score), row.address)
      }
  }

  private func passage(
    at address: RowAddress, of snapshot: Snapshot, rank: Int, scores: ScoreCard
  ) throws -> Passage {
    let segment = try snapshot.segment(of: address)
    return Passage(
      rank: rank, chunk: try Chunk(decoding: try segment.record(address.row)), uri: try segment.uri(address.row),
      metadata: try segment.metadata(address.row), scores: scores)
  }
}
