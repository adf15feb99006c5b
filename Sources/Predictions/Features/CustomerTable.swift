/// All customers of a catalogue, a row each, in the order of their ids.
public struct CustomerTable: Sendable, Hashable {
  /// The id of each row.
  public internal(set) var ids: [Int] = []
  /// The month of each row's snapshot, such as `2025-09`.
  public internal(set) var snapshotMonths: [String] = []
  /// The features of each row, in the order of the schema.
  public internal(set) var features: FeatureMatrix
}
