/// The contributions of the features of several rows.
public struct ContributionMatrix: Sendable, Hashable {
  /// How many features a row has.
  public let featureCount: Int
  /// Each group's margin before any feature is known.
  public let baseValues: [Float]
  /// The contributions: row by row, group by group, a value a feature.
  public let values: [Float]

  init(featureCount: Int, baseValues: [Float], values: [Float]) {
    self.featureCount = featureCount
    self.baseValues = baseValues
    self.values = values
  }

  /// How many values a row has.
  private var width: Int { featureCount * baseValues.count }

  /// How many rows are explained.
  public var rowCount: Int { width > 0 ? values.count / width : 0 }

  /// The contributions of a row; empty when there is none of that number. O(features × groups).
  public subscript(row index: Int) -> Contributions {
    guard index >= 0, index < rowCount else {
      return Contributions(featureCount: featureCount, baseValues: [], values: [])
    }
    return Contributions(
      featureCount: featureCount, baseValues: baseValues, values: Array(values[index * width..<(index + 1) * width]))
  }
}
