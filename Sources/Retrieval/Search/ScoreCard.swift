/// How a passage came to its place.
public struct ScoreCard: Sendable, Hashable {
  /// The fused score, 0 to 1.
  public var fused: Double
  /// The cosine similarity to the question, -1 to 1.
  public var similarity: Double
  /// The place in the list by similarity, from 1; `nil` beyond the candidates.
  public var similarityRank: Int?
  /// The BM25 score; 0 when no word matches.
  public var bm25: Double
  /// The place in the list by BM25, from 1; `nil` beyond the candidates.
  public var bm25Rank: Int?

  /// A card with all its figures.
  public init(fused: Double, similarity: Double, similarityRank: Int?, bm25: Double, bm25Rank: Int?) {
    self.fused = fused
    self.similarity = similarity
    self.similarityRank = similarityRank
    self.bm25 = bm25
    self.bm25Rank = bm25Rank
  }
}
