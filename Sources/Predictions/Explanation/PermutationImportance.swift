/// How much a metric suffers when a feature's values are dealt out among the rows anew, so that they say nothing any more
/// (Breiman, "Random forests", 2001; Fisher, Rudin and Dominici 2019).
public struct PermutationImportance: Sendable, Hashable {
  /// The metric of the rows as they are.
  public let metric: Double
  /// By how much the metric falls on average, for each feature in the order of the columns.
  public let meanDrops: [Double]
  /// The standard deviation of the falls over the repetitions; 0 for one.
  public let deviations: [Double]

  /// The features by the mean fall.
  public var ranking: FeatureRanking { FeatureRanking(values: meanDrops) }

  /// Measures each feature of a sample. O(features × repetitions) calls of the metric.
  ///
  /// - Parameters:
  ///   - repetitions: how often each feature is dealt out, at least 1.
  ///   - generator: decides how; the same numbers give the same result.
  ///   - metric: how good the model is on rows, larger is better; the order of rows is kept.
  /// - Throws: what `metric` throws.
  public init<Failure: Error>(
    over matrix: FeatureMatrix, repetitions: Int = 1, using generator: inout some RandomNumberGenerator,
    metric: (FeatureMatrix) throws(Failure) -> Double
  ) throws(Failure) {
    let whole = try metric(matrix)
    var means: [Double] = []
    var deviations: [Double] = []
    for feature in 0..<matrix.columnCount {
      var drops: [Double] = []
      for _ in 0..<max(1, repetitions) {
        drops.append(whole - (try metric(matrix.shuffling(feature, using: &generator))))
      }
      let mean = drops.reduce(0, +) / Double(drops.count)
      let squares = drops.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      means.append(mean)
      deviations.append(drops.count > 1 ? (squares / Double(drops.count - 1)).squareRoot() : 0)
    }
    self.metric = whole
    meanDrops = means
    self.deviations = deviations
  }
}

extension FeatureMatrix {
  /// The rows with the values of one feature dealt out anew.
  fileprivate func shuffling(_ feature: Int, using generator: inout some RandomNumberGenerator) -> FeatureMatrix {
    var values = values
    let places = stride(from: feature, to: values.count, by: columnCount)
    for (place, value) in zip(places, places.map { values[$0] }.shuffled(using: &generator)) { values[place] = value }
    return FeatureMatrix(columnCount: columnCount, values: values) ?? self
  }
}
