/// The rows nearest to each of some queries.
public struct VectorMatches: Sendable, Hashable {
  /// For each query its rows, best first and by chunk id where similarities are equal.
  public let rows: [[SimilarRow]]
  /// How they were found.
  public let report: ScanReport
}
