/// An opened segment with the rows of it that are valid in one version of an index.
public struct LiveSegment: Sendable {
  /// The segment.
  public let segment: Segment
  /// What the manifest says of it.
  public let entry: SegmentEntry
  /// The valid rows, `nil` for all.
  public let live: RowSet?

  /// Whether a row is valid.
  public func isLive(_ row: Int) -> Bool { live?.contains(row) ?? (row >= 0 && row < segment.rowCount) }
}
