/// A row of an index.
public struct RowAddress: Sendable, Hashable {
  /// The index of its segment among those of the snapshot.
  public let segment: Int
  /// The row of the segment.
  public let row: Int

  /// A row of a segment.
  public init(segment: Int, row: Int) {
    self.segment = segment
    self.row = row
  }
}
