/// How good a ranking is, or the mean of several: the figures of trec_eval.
public struct RankingMetrics: Sendable, Hashable {
  /// Normalised discounted cumulative gain of the first ten, with linear gain: trec_eval's `ndcg_cut_10`.
  public var ndcgAt10: Double
  /// The part of the relevant documents among the first ten: `recall_10`.
  public var recallAt10: Double
  /// The part of the relevant documents among the first hundred: `recall_100`.
  public var recallAt100: Double
  /// One over the rank of the first relevant document, 0 without one: `recip_rank`.
  public var reciprocalRank: Double

  /// These figures.
  public init(ndcgAt10: Double = 0, recallAt10: Double = 0, recallAt100: Double = 0, reciprocalRank: Double = 0) {
    self.ndcgAt10 = ndcgAt10
    self.recallAt10 = recallAt10
    self.recallAt100 = recallAt100
    self.reciprocalRank = reciprocalRank
  }

  /// The figures of one question's ranking, best document first.
  ///
  /// All are 0 when no document is judged relevant. O(ranking + grades log grades).
  public init(ranking: [String], grades: [String: Int]) {
    let gains = ranking.map { max(0, grades[$0] ?? 0) }
    let ideal = grades.values.filter { $0 > 0 }.sorted(by: >)
    self.init()
    guard !ideal.isEmpty else { return }
    ndcgAt10 = Self.discountedGain(gains) / Self.discountedGain(ideal)
    recallAt10 = Double(gains.prefix(10).count { $0 > 0 }) / Double(ideal.count)
    recallAt100 = Double(gains.prefix(100).count { $0 > 0 }) / Double(ideal.count)
    reciprocalRank = gains.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
  }

  /// The mean of several questions' figures; zeros for none.
  public init(mean metrics: [RankingMetrics]) {
    let count = Double(max(1, metrics.count))
    self.init(
      ndcgAt10: metrics.reduce(0) { $0 + $1.ndcgAt10 } / count,
      recallAt10: metrics.reduce(0) { $0 + $1.recallAt10 } / count,
      recallAt100: metrics.reduce(0) { $0 + $1.recallAt100 } / count,
      reciprocalRank: metrics.reduce(0) { $0 + $1.reciprocalRank } / count)
  }

  private static func discountedGain(_ gains: [Int]) -> Double {
    gains.prefix(10).enumerated().reduce(0) { sum, gain in
      sum + Double(gain.element) * logarithm(2) / logarithm(Double(gain.offset + 2))
    }
  }
}
