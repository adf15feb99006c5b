/// A row of a segment with its score.
public struct ScoredRow: Sendable, Hashable {
  /// The row.
  public let row: Int
  /// The dot product with the query.
  public let score: Float
}
