import Storage

/// Where the rows of a document are: one stretch of one segment.
public struct RowLocation: Sendable, Hashable {
  /// The segment.
  public var segment: ULID
  /// The rows, at least one.
  public var rows: Range<Int>
  /// How many terms the rows have in all.
  public var length: Int

  /// A stretch of a segment.
  public init(segment: ULID, rows: Range<Int>, length: Int) {
    self.segment = segment
    self.rows = rows
    self.length = length
  }
}
