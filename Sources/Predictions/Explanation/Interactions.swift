/// How much of each margin is due to pairs of features together, and to each feature alone. It takes memory in
/// proportion to groups × features².
public struct Interactions: Sendable, Hashable {
  /// How many features a row has.
  public let featureCount: Int
  /// Each group's margin before any feature is known.
  public let baseValues: [Float]
  /// Group by group a symmetric square, in the units of the margin: half of what features i and j do together at (i, j)
  /// and again at (j, i), what feature i does alone at (i, i). A row of the square adds up to the feature's contribution.
  public let values: [Float]

  init(featureCount: Int, baseValues: [Float], values: [Float]) {
    self.featureCount = featureCount
    self.baseValues = baseValues
    self.values = values
  }

  /// The value at (i, j) of a group's square; 0 when there is no such place.
  public subscript(first: Int, second: Int, group group: Int = 0) -> Float {
    guard baseValues.indices.contains(group), (0..<featureCount).contains(first), (0..<featureCount).contains(second)
    else { return 0 }
    return values[(group * featureCount + first) * featureCount + second]
  }
}
