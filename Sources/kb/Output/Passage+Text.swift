import Retrieval

extension Passage {
  /// The passage for a reader: score and place, then its lines.
  ///
  /// - Parameter weight: the share of similarity in the score, to show the score card; `nil` for none.
  func text(weight: Double?, _ console: Console) -> String {
    let score = console.styled(scores.fused.fixed(2), .bold)
    let title = "\(rank)  \(score)  \(console.styled(chunk.document.key, .cyan))  \(chunk.placeText)"
    let card = weight.map { [console.styled("   " + scores.text(weight: $0), .dim)] } ?? []
    return ([title] + card + chunk.lines.map { "   \($0.text)" } + [""]).joined(separator: "\n")
  }
}

extension ScoreCard {
  /// `score 0.81: similarity 0.421 (rank 3, weight 0.35), BM25 7.12 (rank 1, weight 0.65)`.
  fileprivate func text(weight: Double) -> String {
    func rank(_ rank: Int?) -> String { rank.map { "rank \($0)" } ?? "no rank" }
    let similarity =
      "similarity \(similarity.fixed(3)) (\(rank(similarityRank)), weight \(weight.fixed(2)))"
    let words = "BM25 \(bm25.fixed(2)) (\(rank(bm25Rank)), weight \((1 - weight).fixed(2)))"
    return "score \(fused.fixed(4)): \(similarity), \(words)"
  }
}
