/// How the rows of a segment are looked at for the vectors nearest to a query.
public enum ScanPath: String, Sendable, Hashable, CaseIterable {
  /// Every selected row is scored by its elements.
  case elements
  /// The codes of each selected row bound its score, and its elements are read only where it may be among the best.
  case codes
}
