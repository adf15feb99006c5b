import Testing

@testable import Platform

@Suite struct DataSplitTests {
  private func split(_ ids: [Int], seed: UInt64 = 1) -> DataSplit {
    DataSplit(ids: ids, seed: seed, validationShare: 0.1, testShare: 0.2)
  }

  @Test func `Every row is in one part, and the parts have about their shares`() {
    let ids = Array(10_000..<30_000)
    let split = split(ids)
    let rows = DataSplit.Part.allCases.flatMap { split[$0] }
    #expect(rows.sorted() == Array(ids.indices))
    #expect(abs(Double(split[.test].count) / 20_000 - 0.2) < 0.01)
    #expect(abs(Double(split[.validation].count) / 20_000 - 0.1) < 0.01)
  }

  @Test func `A customer stays in its part whatever other customers there are`() {
    let (few, many) = (split(Array(500..<600)), split(Array(0..<2000)))
    for part in DataSplit.Part.allCases {
      let customers = Set(many[part])
      #expect(few[part].allSatisfy { customers.contains($0 + 500) })
    }
  }

  @Test func `Another seed splits otherwise`() {
    let ids = Array(0..<1000)
    #expect(split(ids, seed: 1) != split(ids, seed: 2))
    #expect(split(ids, seed: 1) == split(ids, seed: 1))
  }

  @Test func `Ids of any size are split`() {
    let split = split([.min, -1, 0, .max])
    #expect(DataSplit.Part.allCases.reduce(0) { $0 + split[$1].count } == 4)
  }
}
