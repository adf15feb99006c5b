/// A few changes of a row that bring its prediction to a goal.
public struct Counterfactual: Sendable, Hashable {
  /// The changes, in the order of the columns.
  public let changes: [FeatureChange]
  /// The whole row with the changes.
  public let row: [Float]
  /// The prediction of that row, on the goal's side of its threshold.
  public let prediction: Float
  /// How far it is from the row as it was: the sum over the changes, each as a part of the feature's range in
  /// percentiles, 0...1.
  public let distance: Double
}
