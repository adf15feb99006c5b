import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct GaussLegendreTests {
    @Test(arguments: [1, 2, 3, 4, 7, 16, 40])
    func `A rule of n points is exact for polynomials up to degree 2n - 1`(pointCount: Int) {
      let rule = GaussLegendre(pointCount: pointCount)
      for degree in 0..<2 * pointCount {
        let integral = zip(rule.points, rule.weights).reduce(0) { sum, point in
          sum + point.1 * (0..<degree).reduce(1) { power, _ in power * point.0 }
        }
        #expect(abs(integral - 1 / Double(degree + 1)) < 1e-13)
      }
    }

    @Test func `Points lie strictly between 0 and 1`() {
      for pointCount in 1...64 {
        #expect(GaussLegendre(pointCount: pointCount).points.allSatisfy { $0 > 0 && $0 < 1 })
      }
    }

    @Test func `A rule of no points is one of one point`() {
      #expect(GaussLegendre(pointCount: 0) == GaussLegendre(pointCount: 1))
      #expect(GaussLegendre(pointCount: 1).points == [0.5])
    }
  }
}
