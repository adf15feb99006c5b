import TestSupport
import Testing

@testable import Retrieval

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct `BM25 scores` {
  private let function = BM25()

  @Test func `A score worked out by hand comes out`() {
    let weight = function.inverseDocumentFrequency(matching: 2, total: 10)
    #expect(abs(weight - log(1 + 8.5 / 2.5)) < 1e-12)
    let score = function.score(frequency: 3, length: 50, averageLength: 100, inverseDocumentFrequency: weight)
    #expect(abs(score - weight * 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 0.5))) < 1e-12)
  }

  @Test func `The weight of a term is positive even when every text has it`() {
    #expect(function.inverseDocumentFrequency(matching: 10, total: 10) > 0)
    #expect(function.inverseDocumentFrequency(matching: 0, total: 0) > 0)
    #expect(function.inverseDocumentFrequency(matching: 20, total: 10) > 0)
  }

  @Test func `Rarer terms, more occurrences and shorter texts score higher`() {
    let rare = function.inverseDocumentFrequency(matching: 1, total: 100)
    let common = function.inverseDocumentFrequency(matching: 50, total: 100)
    #expect(rare > common)
    func score(_ frequency: Int, _ length: Int) -> Double {
      function.score(frequency: frequency, length: length, averageLength: 10, inverseDocumentFrequency: 1)
    }
    #expect(score(0, 10) == 0)
    #expect(score(1, 10) < score(2, 10))
    #expect(score(2, 10) - score(1, 10) > score(3, 10) - score(2, 10))
    #expect(score(1, 5) > score(1, 10))
    #expect(score(1_000_000, 10) < 2.2)
  }

  @Test func `Without an average length the length does not count`() {
    let score = function.score(frequency: 1, length: 7, averageLength: 0, inverseDocumentFrequency: 1)
    #expect(score == 1)
  }

  @Test func `The logarithm is the C library's to two units in the last place`() {
    var random = SplitMix64(seed: 3)
    #expect(logarithm(1) == 0)
    for _ in 0..<10_000 {
      let value = pow(10, Double.random(in: -9...12, using: &random))
      #expect(abs(logarithm(value) - log(value)) <= 2 * max(log(value).ulp, Double.ulpOfOne / 8))
    }
  }
}
