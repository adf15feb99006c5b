import Predictions

/// What one feature adds to the margin of a prediction.
public struct FeatureContribution: Sendable, Hashable {
  /// The feature.
  public let feature: Feature
  /// Its value as the model was fed with it; NaN when it is missing.
  public let value: Float
  /// Its Shapley value, in the margin.
  public let phi: Double
  /// Which part of the customers has a smaller value, in per cent; `nil` for categories and missing values.
  public let percentile: Double?

  /// The contribution of a feature's value.
  public init(feature: Feature, value: Float, phi: Double, percentile: Double? = nil) {
    self.feature = feature
    self.value = value
    self.phi = phi
    self.percentile = percentile
  }

  /// Whether it raises the prediction.
  public var raises: Bool { phi >= 0 }

  /// The value for a reader, with its unit.
  public var display: String { feature.displayWithUnit(value) }

  /// Whether two contributions are the same; a missing value, NaN, is here the same as a missing value.
  public static func == (left: Self, right: Self) -> Bool {
    left.feature == right.feature && left.value.bitPattern == right.value.bitPattern && left.phi == right.phi
      && left.percentile == right.percentile
  }
}
