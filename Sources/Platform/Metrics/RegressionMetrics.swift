/// How far predictions of a quantity are from what came.
public struct RegressionMetrics: Sendable, Hashable {
  /// The root of the mean squared error, in the target's unit.
  public let rootMeanSquaredError: Double
  /// The mean absolute error, in the target's unit.
  public let meanAbsoluteError: Double
  /// The share of the target's variance that is explained; 0 when the target does not vary.
  public let determination: Double
  /// The median of the absolute errors, in the target's unit.
  public let medianAbsoluteError: Double
  /// The mean of predicted minus actual: the bias.
  public let meanError: Double

  /// Measures predictions; both lists are read to the end of the shorter, and no rows give zeros. O(n log n).
  public init(actual: [Double], predicted: [Double]) {
    let errors = zip(actual, predicted).map { $1 - $0 }
    let count = Double(max(1, errors.count))
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let absolute = errors.map(abs).sorted()
    let values = actual.prefix(errors.count)
    let mean = values.reduce(0, +) / count
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    rootMeanSquaredError = (squares / count).squareRoot()
    meanAbsoluteError = absolute.reduce(0, +) / count
    determination = spread > 0 ? 1 - squares / spread : 0
    medianAbsoluteError = Quantiles(sorted: absolute).value(at: 0.5)
    meanError = errors.reduce(0, +) / count
  }
}
