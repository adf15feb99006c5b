/// A row in which a term occurs.
public struct Posting: Sendable, Hashable {
  /// The row of the segment.
  public let row: UInt32
  /// How often the term occurs in it, at least once.
  public let frequency: UInt32

  /// A row with the number of occurrences.
  public init(row: UInt32, frequency: UInt32) {
    self.row = row
    self.frequency = frequency
  }
}
