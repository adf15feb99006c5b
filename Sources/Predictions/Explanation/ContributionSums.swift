/// Sums over the contributions of rows, from which means are made.
struct ContributionSums: Sendable {
  private let featureCount: Int
  private var rowCount = 0
  private var signed: [Double]
  private var absolute: [Double]

  /// Sums over no rows yet.
  init(featureCount: Int, groupCount: Int) {
    self.featureCount = featureCount
    signed = [Double](repeating: 0, count: featureCount * groupCount)
    absolute = [Double](repeating: 0, count: featureCount)
  }

  /// Adds a row: group by group, a value a feature.
  mutating func add(_ values: ArraySlice<Float>) {
    rowCount += 1
    var feature = 0
    for (place, value) in values.enumerated() {
      signed[place] += Double(value)
      absolute[feature] += Double(value.magnitude)
      feature = feature + 1 == featureCount ? 0 : feature + 1
    }
  }

  var summary: ContributionSummary {
    let count = Double(max(1, rowCount))
    return ContributionSummary(
      rowCount: rowCount, ranking: FeatureRanking(values: absolute.map { $0 / count }),
      meanContributions: signed.map { $0 / count })
  }
}
