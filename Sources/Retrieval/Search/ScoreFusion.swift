/// Joins the rankings by vector similarity and by BM25 into one.
///
/// A convex combination of both scores, each brought to 0…1 by min-max scaling (Bruch, Gai and Ingber 2023). The
/// minimum is 0, the score of a chunk that has nothing in common with the question, rather than that of the worst
/// candidate: the outcome then does not depend on how many candidates were looked at.
public struct ScoreFusion: Sendable, Hashable {
  /// The share of the vector similarity in the fused score, 0 (BM25 alone) to 1 (similarity alone).
  public let similarityWeight: Double

  /// The fusion with this share, brought into 0…1.
  ///
  /// 0.35 is right for `HashingEmbedder`, measured on clean and misspelt questions; a trained model earns 0.5.
  public init(similarityWeight: Double = 0.35) {
    self.similarityWeight = similarityWeight.isNaN ? 0 : min(max(similarityWeight, 0), 1)
  }

  /// How many of the best of each ranking are candidates when `limit` passages are asked for: five times as many, at
  /// least 100.
  public static func candidateCount(forLimit limit: Int) -> Int { max(100, 5 * min(max(limit, 0), Int.max / 5)) }

  /// The best candidates by fused score, best first, ties by key.
  ///
  /// Where no candidate has a BM25 score above 0 (or none a similarity above 0), that part is 0 for all; a candidate
  /// that has nothing in common with the question by either is left out.
  /// - Parameters:
  ///   - candidates: the chunks among the best `candidateCount(forLimit: limit)` by either score, each once, with both.
  ///   - limit: how many to return at most.
  ///   - minimumScore: the fused score that a passage must reach.
  /// - Complexity: O(n log n).
  public func rank<Key>(
    _ candidates: [SearchCandidate<Key>], limit: Int, minimumScore: Double = 0
  ) -> [RankedCandidate<Key>] {
    let depth = Self.candidateCount(forLimit: limit)
    let similarityRanks = Self.ranks(candidates, by: \.similarity, depth: depth)
    let bm25Ranks = Self.ranks(candidates.filter { $0.bm25 > 0 }, by: \.bm25, depth: depth)
    let bestSimilarity = candidates.reduce(0) { max($0, Self.finite($1.similarity)) }
    let bestBM25 = candidates.reduce(0) { max($0, Self.finite($1.bm25)) }
    var best = BestScores<Key>(capacity: limit)
    var cards: [Key: ScoreCard] = [:]
    for candidate in candidates {
      let fused =
        similarityWeight * Self.scale(candidate.similarity, by: bestSimilarity)
        + (1 - similarityWeight) * Self.scale(candidate.bm25, by: bestBM25)
      guard fused > 0, fused >= minimumScore else { continue }
      cards[candidate.key] = ScoreCard(
        fused: fused, similarity: candidate.similarity, similarityRank: similarityRanks[candidate.key],
        bm25: candidate.bm25, bm25Rank: bm25Ranks[candidate.key])
      best.insert(candidate.key, score: fused)
    }
    return best.ranked.compactMap { item in cards[item.key].map { RankedCandidate(key: item.key, scores: $0) } }
  }

  private static func ranks<Key>(
    _ candidates: [SearchCandidate<Key>], by score: KeyPath<SearchCandidate<Key>, Double>, depth: Int
  ) -> [Key: Int] {
    var best = BestScores<Key>(capacity: depth)
    for candidate in candidates { best.insert(candidate.key, score: candidate[keyPath: score]) }
    let ranked = best.ranked.enumerated().map { ($0.element.key, $0.offset + 1) }
    return Dictionary(ranked, uniquingKeysWith: { first, _ in first })
  }

  private static func finite(_ score: Double) -> Double { score.isFinite ? score : 0 }

  private static func scale(_ score: Double, by best: Double) -> Double {
    best > 0 ? min(max(finite(score), 0) / best, 1) : 0
  }
}
