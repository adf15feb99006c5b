/// Valid rows of a snapshot: all of them, or those that a filter accepts.
public struct RowSelection: Sendable, Hashable {
  /// For each segment the selected rows, `nil` for all.
  let sets: [RowSet?]
  /// How many rows are selected.
  public let count: Int

  /// Whether a row is selected.
  public func contains(_ address: RowAddress) -> Bool {
    guard sets.indices.contains(address.segment) else { return false }
    return sets[address.segment]?.contains(address.row) ?? true
  }
}
