#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The rule of Gauss and Legendre on 0...1: exact for polynomials of a degree up to 2n - 1 with n points.
struct GaussLegendre: Sendable, Hashable {
  /// Where the integrand is looked at, between 0 and 1.
  let points: [Double]
  /// What each point counts; they add up to 1.
  let weights: [Double]

  /// The rule with so many points. The roots of the Legendre polynomial are found by Newton's method. O(n²).
  init(pointCount: Int) {
    let count = max(1, pointCount)
    var points: [Double] = []
    var weights: [Double] = []
    for i in 0..<count {
      var root = cos(Double.pi * (Double(i) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      // From this start the method converges in a handful of steps; more change nothing.
      for _ in 0..<20 {
        let value = Self.legendre(count, at: root)
        slope = Double(count) * (root * value.last - value.previous) / (root * root - 1)
        root -= value.last / slope
      }
      points.append((root + 1) / 2)
      weights.append(1 / ((1 - root * root) * slope * slope))
    }
    self.points = points
    self.weights = weights
  }

  /// The Legendre polynomials of a degree and of the degree before it, by Bonnet's recursion.
  private static func legendre(_ degree: Int, at x: Double) -> (last: Double, previous: Double) {
    var last = 1.0
    var previous = 0.0
    for j in 0..<degree {
      let k = Double(j)
      (last, previous) = (((2 * k + 1) * x * last - k * previous) / (k + 1), last)
    }
    return (last, previous)
  }
}
