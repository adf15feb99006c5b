/// How two series of numbers go together, taken pair by pair in the manner of Welford.
struct PairedMoments {
  private var x = Moments()
  private var y = Moments()
  /// The sum of products of distances from the means.
  private var products = 0.0

  mutating func add(y newY: Double, x newX: Double) {
    let distance = newX - x.mean
    x.add(newX)
    y.add(newY)
    products += distance * (newY - y.mean)
  }

  var covariance: Double? { x.count > 0 ? products / x.count : nil }
  var covarianceOfSample: Double? { x.count > 1 ? products / (x.count - 1) : nil }

  /// Pearson's; `nil` where one series does not vary.
  var correlation: Double? {
    let spread = (x.squares * y.squares).squareRoot()
    return spread > 0 ? products / spread : nil
  }

  /// Of the line of least squares; `nil` where x does not vary.
  var slope: Double? { x.squares > 0 ? products / x.squares : nil }
  var intercept: Double? { slope.map { y.mean - $0 * x.mean } }
}
