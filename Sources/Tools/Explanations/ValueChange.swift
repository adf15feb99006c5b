import JSON
import Predictions

/// A feature that gets another value.
public struct ValueChange: Sendable, Hashable {
  /// The feature.
  public let feature: Feature
  /// The value before; NaN when it was missing.
  public let from: Float
  /// The value after; NaN when it is missing then.
  public let to: Float

  /// A change of a feature's value.
  public init(feature: Feature, from: Float, to: Float) {
    self.feature = feature
    self.from = from
    self.to = to
  }

  /// The change for a reader: `sessions_last_7_days 1 → 8`.
  public var display: String { "\(feature.name) \(feature.display(from)) → \(feature.displayWithUnit(to))" }

  /// Whether two changes are the same; a missing value, NaN, is here the same as a missing value.
  public static func == (left: Self, right: Self) -> Bool {
    left.feature == right.feature && left.from.bitPattern == right.from.bitPattern
      && left.to.bitPattern == right.to.bitPattern
  }
}
