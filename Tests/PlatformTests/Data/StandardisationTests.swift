import Testing

@testable import Platform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The constants of `Standardisation`, measured over customers before anything is lost or falsified.
@Suite struct StandardisationTests {
  private static let quantities: [(String, Standardisation, @Sendable (CustomerDraft) -> Double)] = [
    ("sessions7", .sessions7, { PortableMath.logOnePlus($0[.sessions7]) }),
    ("centrality", .centrality, { $0[.networkCentrality] }),
    ("diversity", .diversity, { $0[.contentDiversity] }),
    ("mobileShare", .mobileShare, { $0[.mobileShare] }),
    ("sentiment", .sentiment, { $0[.sentiment] }),
  ]

  private static var customerCount: UInt64 {
    getenv("KB_MEASURE_CUSTOMERS").flatMap { UInt64(String(cString: $0)) } ?? 4000
  }

  @Test func `The constants are the mean and deviation of the population`() {
    // Number, sum and sum of squares of the values that are known.
    var sums = [SIMD3<Double>](repeating: .zero, count: Self.quantities.count)
    let count = Self.customerCount
    for row in 0..<count {
      let draft = CustomerDraft(seed: 1, row: row)
      for (place, quantity) in Self.quantities.enumerated() {
        let value = quantity.2(draft)
        if !value.isNaN { sums[place] += SIMD3(1, value, value * value) }
      }
    }
    for (sum, quantity) in zip(sums, Self.quantities) {
      let mean = sum.y / sum.x
      let deviation = (sum.z / sum.x - mean * mean).squareRoot()
      #expect(abs(mean - quantity.1.mean) < 0.06 * quantity.1.deviation, "\(quantity.0): mean \(mean)")
      #expect(abs(deviation / quantity.1.deviation - 1) < 0.05, "\(quantity.0): deviation \(deviation)")
    }
  }
}
