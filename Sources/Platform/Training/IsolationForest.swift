import Predictions

/// Trees that single rows out by random splits: the fewer splits a row needs, the more unusual it is.
///
/// Liu, Ting and Zhou (2008), "Isolation Forest", with one change: a feature is split in proportion to the root of its
/// kurtosis rather than with equal chance, so that splits are spent where values lie far out. Only numbers are split,
/// for the codes of categories have no order; a missing value counts as less than any other.
struct IsolationForest: Sendable, Hashable {
  /// The trees.
  let trees: [IsolationTree]

  /// Grows a forest from a seed. O(trees × sample × depth).
  init(_ plan: IsolationPlan, features: FeatureMatrix, schema: FeatureSchema, seed: UInt64) {
    let weights = schema.features.indices.map { column in
      schema.features[column].levels == nil ? Self.kurtosis(of: column, features).squareRoot() : 0
    }
    trees = (0..<plan.trees).map { number in
      var random = RandomStream(seed: seed, row: UInt64(number), purpose: Self.purpose)
      let rows = Self.sample(plan.sample, of: features.rowCount, &random)
      return IsolationTree(rows, features: features, weights: weights, depth: plan.depth, &random)
    }
  }

  /// Apart from the numbers of the draws of customers, which begin with 1.
  private static let purpose: UInt32 = 0x4946

  /// The fourth standardised moment of a column: 3 for a normal one, large for one with values far out, 0 for one that
  /// does not differ.
  static func kurtosis(of column: Int, _ features: FeatureMatrix) -> Double {
    let places = stride(from: column, to: features.values.count, by: features.columnCount)
    let values = places.map { Double(features.values[$0]) }.filter(\.isFinite)
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    let (square, fourth) = values.reduce((0.0, 0.0)) { sums, value in
      let square = (value - mean) * (value - mean)
      return (sums.0 + square, sums.1 + square * square)
    }
    return square > 0 ? fourth * count / (square * square) : 0
  }

  /// Different rows: the beginning of a shuffled list, by Fisher and Yates. All rows when there are fewer.
  private static func sample(_ size: Int, of count: Int, _ random: inout RandomStream) -> [Int] {
    var rows = Array(0..<count)
    for place in 0..<min(size, count) { rows.swapAt(place, random.integer(in: place..<count)) }
    return Array(rows.prefix(size))
  }

  /// The mean number of splits of an unsuccessful search in a binary search tree of so many rows: c(n) in the paper,
  /// with the harmonic number summed up.
  static func expectedDepth(_ count: Int) -> Double {
    guard count > 1 else { return 0 }
    let harmonic = (1..<count).reduce(0.0) { $0 + 1 / Double($1) }
    return 2 * harmonic - 2 * Double(count - 1) / Double(count)
  }
}
