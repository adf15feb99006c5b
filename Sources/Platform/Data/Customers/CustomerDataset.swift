import Predictions

/// Customers with their features and what came of them, in the order of their ids.
public struct CustomerDataset: Sendable, Hashable {
  /// The id of each customer.
  public internal(set) var ids: [Int] = []
  /// The month of each customer's snapshot, 0 to 11; `SnapshotMonth` has its text.
  public internal(set) var months: [UInt8] = []
  /// The features, a row a customer, in the columns of `platform/features.json`.
  public internal(set) var features: FeatureMatrix
  /// What came of the customers.
  public internal(set) var outcomes = CustomerOutcomes()

  /// How many customers there are.
  public var count: Int { ids.count }

  /// A data set without customers, ready for so many.
  init(capacity: Int = 0) {
    features = FeatureMatrix(columnCount: CustomerFeature.allCases.count, capacity: capacity)
  }
}
