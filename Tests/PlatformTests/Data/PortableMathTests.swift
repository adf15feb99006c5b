import Testing

@testable import Platform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions against those of the C library, which are right to about half a unit in the last place.
@Suite struct PortableMathTests {
  private static let points = stride(from: -700.0, through: 700, by: 0.317)

  @Test func `exp agrees with the C library`() {
    for x in Self.points { #expect(abs(PortableMath.exp(x) / exp(x) - 1) < 4e-16, "\(x)") }
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.exp(-1000) == 0)
    #expect(PortableMath.exp(1000) == .infinity)
    #expect(PortableMath.exp(.nan).isNaN)
  }

  @Test func `log agrees with the C library`() {
    for x in Self.points {
      let value = exp(x / 2)
      #expect(abs(PortableMath.log(value) - log(value)) <= 4e-16 * max(1, abs(x / 2)), "\(value)")
    }
    #expect(PortableMath.log(1) == 0)
  }

  @Test func `tanh agrees with the C library`() {
    for x in stride(from: -20.0, through: 20, by: 0.013) {
      #expect(abs(PortableMath.tanh(x) - tanh(x)) < 1e-15, "\(x)")
    }
  }

  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.025, -1.959963984540054), (1e-10, -6.361340902404056),
    (0.9999, 3.719016485455709), (1e-300, -37.0471), (0.25, -0.6744897501960817),
  ])
  func `Quantiles of the normal distribution are as published`(probability: Double, expected: Double) {
    let tolerance = probability == 1e-300 ? 1e-4 : 1e-14 * max(1, abs(expected))
    #expect(abs(NormalQuantile.value(at: probability) - expected) <= tolerance)
  }
}
