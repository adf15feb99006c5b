/// Features in the order of a measure of their importance.
public struct FeatureRanking: Sendable, Hashable {
  /// A feature and how important it is.
  public struct Entry: Sendable, Hashable {
    /// The feature's column.
    public let feature: Int
    /// The measure, in its own units.
    public let value: Double
    /// Its part of the sum over all features, 0...1; 0 where the sum is not positive.
    public let share: Double
  }

  /// The features, the most important first; of equal ones the first column.
  public let entries: [Entry]

  /// Ranks features by a measure for each column. O(features × log features).
  public init(values: [Double]) {
    let sum = values.reduce(0) { $0 + max(0, $1) }
    entries = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.map { feature in
      Entry(feature: feature, value: values[feature], share: sum > 0 ? max(0, values[feature]) / sum : 0)
    }
  }

  /// The entry of a column, `nil` when there is none. O(features).
  public subscript(feature index: Int) -> Entry? { entries.first { $0.feature == index } }
}
