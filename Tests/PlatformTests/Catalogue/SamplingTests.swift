import Testing

@testable import Platform

@Suite struct SamplingTests {
  @Test func `Strata have their part of the sample`() {
    let strata = (0..<1000).map { $0 % 10 == 0 ? "rare" : "common" }
    let rows = StratifiedSample(size: 100).rows(strata)
    #expect(rows.count == 100)
    #expect(Set(rows).count == 100)
    #expect(rows == rows.sorted())
    #expect(rows.count { strata[$0] == "rare" } == 10)
  }

  @Test func `Few rows are all taken`() {
    #expect(StratifiedSample(size: 400).rows(["a", "b", "a"]) == [0, 1, 2])
    #expect(StratifiedSample(size: 4).rows([]) == [])
  }

  @Test func `Each of many strata is there once before one is there twice`() {
    let strata = (0..<500).map { $0 < 491 ? "all" : "s\($0)" }
    let rows = StratifiedSample(size: 20).rows(strata)
    #expect(rows.count == 20)
    #expect(Set(rows.map { strata[$0] }).count == 10)
  }

  @Test func `A percentile rank counts equal values half`() {
    let ranks = PercentileRanks([1, 2, 2, 3])
    #expect(ranks[1] == 12.5)
    #expect(ranks[2] == 50)
    #expect(ranks[0] == 0)
    #expect(ranks[9] == 100)
    #expect(ranks[.nan].isNaN)
    #expect(PercentileRanks([])[1].isNaN)
  }
}
