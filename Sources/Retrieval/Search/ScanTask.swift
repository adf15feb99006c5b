/// What is known of the scan of a segment before it begins.
struct ScanTask: Sendable, Hashable {
  /// The rows of the segment.
  var rowCount: Int
  /// How many of them are looked at.
  var selectedRows: Int
  var dimensions: Int
  /// The size of an element of a stored vector, in bytes.
  var bytesPerElement = 4
  var queries = 1
  /// How many rows each query asks for.
  var limit: Int
  /// Whether the segment has codes.
  var hasCodes: Bool
}
