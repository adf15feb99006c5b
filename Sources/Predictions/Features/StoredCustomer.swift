/// A customer as the catalogue has it.
public struct StoredCustomer: Sendable, Hashable {
  /// The customer's id.
  public let id: Int
  /// The month of the snapshot, such as `2025-09`.
  public let snapshotMonth: String
  /// The features in the order of the schema: NaN for a missing value, a category as the place of its level.
  public let features: [Float]

  /// A customer with features.
  public init(id: Int, snapshotMonth: String, features: [Float]) {
    self.id = id
    self.snapshotMonth = snapshotMonth
    self.features = features
  }
}
