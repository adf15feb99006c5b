/// How vectors were searched: the paths taken, and how many rows each step of the scan looked at.
///
/// Counts are sums over segments and over the queries that were answered together.
public struct ScanReport: Sendable, Hashable {
  /// The paths by which segments were scanned; none where no row was selected.
  public internal(set) var paths: Set<ScanPath> = []
  /// The most threads that a segment was scanned with; 0 where no row was selected.
  public internal(set) var threads = 0
  /// Rows scored by their elements, without a look at codes.
  public internal(set) var scored = 0
  /// Rows bounded by their codes: one query by half of each, many by all.
  public internal(set) var bounded = 0
  /// Of these, rows that were left and were bounded by their codes once more, with the query in 16 bits.
  public internal(set) var refined = 0
  /// Of these, rows that were left and were scored by their elements.
  public internal(set) var rescored = 0
}
