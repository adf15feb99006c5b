/// How the values of one feature are distributed over a data set.
public struct FeatureStatistics: Sendable, Hashable {
  /// A level of a category and how many rows have it.
  public struct LevelCount: Sendable, Hashable {
    /// The level's name.
    public var level: String
    /// How many rows have it.
    public var count: Int

    /// A level with its number of rows.
    public init(level: String, count: Int) {
      self.level = level
      self.count = count
    }
  }

  /// The feature's name.
  public var name: String
  /// How many rows have a value.
  public var count: Int
  /// The part of the rows without a value, 0 to 1.
  public var missingShare: Double
  /// The mean; NaN for a category and where no row has a value.
  public var mean = Double.nan
  /// The standard deviation over all rows, not a sample's; NaN like the mean.
  public var deviation = Double.nan
  /// The percentiles 0 (the smallest value) to 100 (the largest), interpolated between ranks; empty for a category and
  /// where no row has a value.
  public var percentiles: [Double] = []
  /// The levels of a category in the order of the schema; empty for numbers.
  public var levels: [LevelCount] = []

  /// Statistics without a distribution yet.
  public init(name: String, count: Int, missingShare: Double) {
    self.name = name
    self.count = count
    self.missingShare = missingShare
  }

  /// The smallest value, `nil` for a category and where no row has a value.
  public var minimum: Double? { percentiles.first }

  /// The largest value, `nil` for a category and where no row has a value.
  public var maximum: Double? { percentiles.last }

  /// Where a value stands among all: the percentage of rows below it, those with the same value counted half.
  ///
  /// Exact to about one percent, since 101 percentiles are known. `nil` for NaN and where there are no percentiles.
  public func percentile(of value: Double) -> Double? {
    guard percentiles.count > 1, !value.isNaN else { return nil }
    let step = 100 / Double(percentiles.count - 1)
    let below = percentiles.prefix { $0 < value }.count
    let notAbove = percentiles.prefix { $0 <= value }.count
    if notAbove > below { return Double(below + notAbove - 1) / 2 * step }
    guard below > 0 else { return 0 }
    guard below < percentiles.count else { return 100 }
    let (lower, upper) = (percentiles[below - 1], percentiles[below])
    return (Double(below - 1) + (value - lower) / (upper - lower)) * step
  }
}
