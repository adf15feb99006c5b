/// How a segment is scanned.
struct ScanPlan: Sendable, Hashable {
  var path: ScanPath
  /// At least 1.
  var threads: Int
}
