/// A feature's value, and another one in its place.
public struct FeatureChange: Sendable, Hashable {
  /// The feature's column.
  public let feature: Int
  /// The value that a row has; NaN for a missing one.
  public let from: Float
  /// The value instead.
  public let to: Float

  /// A change of a feature.
  public init(feature: Int, from: Float, to: Float) {
    self.feature = feature
    self.from = from
    self.to = to
  }
}
