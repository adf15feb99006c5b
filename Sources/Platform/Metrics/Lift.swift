/// How much richer in positives the highest-scored rows are.
public struct Lift: Sendable, Hashable {
  /// How many rows were looked at.
  public let rows: Int
  /// The share of them that are positive.
  public let rate: Double
  /// That share over the share among all rows; 0 when nothing is positive.
  public let factor: Double
  /// The share of all positives that are among them; 0 when nothing is positive.
  public let share: Double

  /// Looks at the best-scored part of the rows, of ties a proportional part. O(n log n).
  public init(outcomes: [Bool], scores: [Double], part: Double = 0.1) {
    self.init(RankedOutcomes(outcomes: outcomes, scores: scores), part: part)
  }

  /// Looks at the best part of ranked rows: at least one row, at most all. O(rows).
  public init(_ ranked: RankedOutcomes, part: Double) {
    let total = ranked.positives + ranked.negatives
    rows = total == 0 ? 0 : min(max(1, Int((min(max(part, 0), 1) * Double(total)).rounded())), total)
    var left = rows
    var hits = 0.0
    for tie in ranked.ties where left > 0 {
      let size = tie.positives + tie.negatives
      hits += Double(tie.positives) * Double(min(size, left)) / Double(size)
      left -= min(size, left)
    }
    rate = rows > 0 ? hits / Double(rows) : 0
    share = ranked.positives > 0 ? hits / Double(ranked.positives) : 0
    factor = ranked.positives > 0 ? rate * Double(total) / Double(ranked.positives) : 0
  }
}
