/// What the contributions of several rows say on average.
public struct ContributionSummary: Sendable, Hashable {
  /// How many rows there are.
  public let rowCount: Int
  /// The features by their mean absolute contribution, in the units of the margin; of several margins the sum.
  public let ranking: FeatureRanking
  /// The mean contribution of each feature, in the order of the columns; of several margins group by group. It says in
  /// which direction a feature moves these rows as a whole.
  public let meanContributions: [Double]
}
