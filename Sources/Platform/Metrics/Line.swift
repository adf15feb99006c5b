/// The straight line through points with the least squared error.
struct Line: Sendable, Hashable {
  private let slope: Double
  private let intercept: Double

  /// Fits the line; a flat one where the points do not differ. O(n).
  init(_ xs: [Double], _ ys: [Double]) {
    let count = Double(max(1, min(xs.count, ys.count)))
    let (meanX, meanY) = (xs.reduce(0, +) / count, ys.reduce(0, +) / count)
    let (product, square) = zip(xs, ys).reduce((0.0, 0.0)) { sums, point in
      (sums.0 + (point.0 - meanX) * (point.1 - meanY), sums.1 + (point.0 - meanX) * (point.0 - meanX))
    }
    slope = square > 0 ? product / square : 0
    intercept = meanY - slope * meanX
  }

  /// The height at a place.
  func value(at x: Double) -> Double { intercept + slope * x }
}
