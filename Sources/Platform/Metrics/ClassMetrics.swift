#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well classes are ranked when one of them is right.
public struct ClassMetrics: Sendable, Hashable {
  /// The share of rows whose class is ranked first.
  public let accuracy: Double
  /// The share of rows whose class is among the first three.
  public let hitAt3: Double
  /// The mean of one over the rank of the class (mean reciprocal rank).
  public let meanReciprocalRank: Double
  /// The mean of 1 / log2(rank + 1) where the class is among the first five: the normalised discounted cumulative gain
  /// with one relevant item (Järvelin and Kekäläinen 2002).
  public let gainAt5: Double
  /// How many rows were ranked.
  public let rows: Int

  /// Measures scores row by row, `classCount` for each row; the earlier of two equal classes ranks first. Rows with an
  /// unknown class or without scores are left out. O(rows × classes).
  public init(classes: [Int], scores: [Float], classCount: Int) {
    var (firsts, hits, count, reciprocal, gain) = (0, 0, 0, 0.0, 0.0)
    for (row, right) in classes.enumerated() where (0..<classCount).contains(right) {
      guard (row + 1) * classCount <= scores.count else { break }
      let rank = Self.rank(of: right, in: scores[row * classCount..<(row + 1) * classCount])
      count += 1
      firsts += rank == 1 ? 1 : 0
      hits += rank <= 3 ? 1 : 0
      reciprocal += 1 / Double(rank)
      gain += rank <= 5 ? 1 / log2(Double(rank + 1)) : 0
    }
    let rows = Double(max(1, count))
    self.rows = count
    accuracy = Double(firsts) / rows
    hitAt3 = Double(hits) / rows
    meanReciprocalRank = reciprocal / rows
    gainAt5 = gain / rows
  }

  private static func rank(of right: Int, in scores: ArraySlice<Float>) -> Int {
    let own = scores[scores.startIndex + right]
    var rank = 1
    for (index, score) in scores.enumerated() where score > own || (score == own && index < right) { rank += 1 }
    return rank
  }
}
