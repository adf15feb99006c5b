import Testing

@testable import Platform

/// Mean and variance of each distribution, over draws of a fixed seed: five standard errors are allowed.
@Suite struct DistributionTests {
  private static let count = 40_000

  private func check(
    mean: Double, variance: Double, _ draw: (inout RandomStream) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var (sum, squares) = (0.0, 0.0)
    for row in 0..<Self.count {
      var stream = RandomStream(seed: 3, row: UInt64(row), purpose: 1)
      let value = draw(&stream)
      sum += value
      squares += (value - mean) * (value - mean)
    }
    let error = 5 * (variance / Double(Self.count)).squareRoot()
    #expect(abs(sum / Double(Self.count) - mean) < error, sourceLocation: sourceLocation)
    #expect(abs(squares / Double(Self.count) / variance - 1) < 0.12, sourceLocation: sourceLocation)
  }

  @Test func `Continuous distributions have their moments`() {
    check(mean: 0.5, variance: 1.0 / 12) { $0.uniform() }
    check(mean: 0, variance: 1) { $0.normal() }
    check(mean: 120, variance: 14_400) { $0.exponential(mean: 120) }
    check(mean: 3.2, variance: 3.2) { $0.gamma(shape: 3.2) }
    check(mean: 0.2, variance: 1.5 * 6 / (7.5 * 7.5 * 8.5)) { $0.beta(1.5, 6) }
  }

  @Test func `Counts have their moments`() {
    check(mean: 0.3, variance: 0.3) { $0.poisson(0.3) }
    check(mean: 80, variance: 80) { $0.poisson(80) }
    check(mean: 1200, variance: 1200) { $0.poisson(1200) }
    check(mean: 6, variance: 4.8) { $0.binomial(trials: 30, probability: 0.2) }
    check(mean: 3.6, variance: 14.4) { $0.negativeBinomial(successes: 1.2, probability: 0.25) }
  }

  @Test func `Limits of the parameters are met without a draw going astray`() {
    var stream = RandomStream(seed: 1, row: 1, purpose: 1)
    #expect(stream.poisson(0) == 0)
    #expect(stream.poisson(-1) == 0)
    #expect(stream.binomial(trials: 30, probability: 0) == 0)
    #expect(stream.binomial(trials: 30, probability: 1) == 30)
    #expect(stream.choice([]) == 0)
    #expect(stream.choice([0, 0, 1]) == 2)
  }

  @Test func `Choices follow their weights and their log odds alike`() {
    var counts = [[0.0, 0, 0], [0, 0, 0]]
    for row in 0..<UInt64(Self.count) {
      var stream = RandomStream(seed: 5, row: row, purpose: 2)
      counts[0][stream.choice([1, 2, 5])] += 1
      counts[1][stream.choice(logits: [0, PortableMath.log(2), PortableMath.log(5)])] += 1
    }
    for shares in counts {
      for (share, expected) in zip(shares, [0.125, 0.25, 0.625]) {
        #expect(abs(share / Double(Self.count) - expected) < 0.012)
      }
    }
  }
}
