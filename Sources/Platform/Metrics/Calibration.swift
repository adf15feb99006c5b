/// Whether events predicted with some probability come as often as that.
public struct Calibration: Sendable, Hashable {
  /// The rows whose probability lies between two bounds.
  public struct Bin: Sendable, Hashable {
    /// The lower bound, included in the first bin only.
    public let lower: Double
    /// The upper bound, included.
    public let upper: Double
    /// How many rows there are.
    public let count: Int
    /// The mean of their probabilities; 0 without rows.
    public let meanPredicted: Double
    /// The share of them that came true; 0 without rows.
    public let observedRate: Double
  }

  /// The bins, all equally wide, from 0 to 1.
  public let bins: [Bin]

  /// Sorts rows into equally wide bins, at least one. O(n × bins).
  public init(outcomes: [Bool], probabilities: [Double], binCount: Int = 10) {
    let binCount = max(1, binCount)
    let uppers = (1...binCount).map { Double($0) / Double(binCount) }
    var rows = [(count: Int, sum: Double, hits: Int)](repeating: (0, 0, 0), count: binCount)
    for (outcome, probability) in zip(outcomes, probabilities) where !probability.isNaN {
      let index = uppers.firstIndex { probability <= $0 } ?? binCount - 1
      rows[index].count += 1
      rows[index].sum += probability
      rows[index].hits += outcome ? 1 : 0
    }
    bins = rows.enumerated().map { index, row in
      Bin(
        lower: Double(index) / Double(binCount), upper: Double(index + 1) / Double(binCount), count: row.count,
        meanPredicted: row.count > 0 ? row.sum / Double(row.count) : 0,
        observedRate: row.count > 0 ? Double(row.hits) / Double(row.count) : 0)
    }
  }

  /// The mean distance of predicted and observed over the rows (Naeini, Cooper and Hauskrecht 2015).
  public var expectedError: Double {
    let count = bins.reduce(0) { $0 + $1.count }
    guard count > 0 else { return 0 }
    return bins.reduce(0) { $0 + Double($1.count) * abs($1.meanPredicted - $1.observedRate) } / Double(count)
  }
}
