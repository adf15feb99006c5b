/// How much each feature of a row moves each margin away from the base value: additive, base value and contributions add
/// up to the margin.
public struct Contributions: Sendable, Hashable {
  /// How many features a row has.
  public let featureCount: Int
  /// Each group's margin before any feature is known: what the trees give on average over the training rows.
  public let baseValues: [Float]
  /// The contributions, in the units of the margin: group by group, a value a feature.
  public let values: [Float]

  init(featureCount: Int, baseValues: [Float], values: [Float]) {
    self.featureCount = featureCount
    self.baseValues = baseValues
    self.values = values
  }

  /// How many margins are explained.
  public var groupCount: Int { baseValues.count }

  /// The contributions to the margin of a group, in the order of the features; empty when there is no such group.
  public subscript(group index: Int) -> ArraySlice<Float> {
    guard index >= 0, index < groupCount else { return [] }
    return values[index * featureCount..<(index + 1) * featureCount]
  }

  /// Base value and contributions of a group together: the margin, up to rounding. O(features).
  public func margin(group index: Int = 0) -> Double {
    guard index >= 0, index < groupCount else { return 0 }
    return self[group: index].reduce(Double(baseValues[index])) { $0 + Double($1) }
  }
}
