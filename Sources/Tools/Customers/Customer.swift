import Predictions

/// A customer as the models see one.
public struct Customer: Sendable, Hashable {
  /// The customer's number.
  public let id: Int
  /// The month that the features describe, counted from 0 to 11.
  public let snapshotMonth: Int
  /// The features, in the order of the data set's schema; NaN for a missing one.
  public let values: [Float]

  /// A customer with features.
  public init(id: Int, snapshotMonth: Int, values: [Float]) {
    self.id = id
    self.snapshotMonth = snapshotMonth
    self.values = values
  }
}
