import JSON
import Predictions
import TestSupport
import Testing

@testable import Platform

@Suite struct FeatureStatisticsTests {
  private let number = Feature(name: "x", section: "s", kind: .float, meaning: "A number.")

  @Test func `Mean, deviation and percentiles are those of the known values`() {
    let statistics = FeatureStatistics(number, values: (0...100).map(Double.init).shuffled() + [.nan, .nan])
    #expect(statistics.count == 101)
    #expect(abs(statistics.missingShare - 2.0 / 103) < 1e-15)
    #expect(statistics.mean == 50)
    #expect(abs(statistics.deviation - 850.0.squareRoot()) < 1e-12)
    #expect(statistics.percentiles == (0...100).map(Double.init))
    #expect(statistics.percentile(of: 25) == 25)
    #expect(statistics.percentile(of: 25.5) == 25.5)
    #expect(statistics.percentile(of: -1) == 0)
    #expect(statistics.percentile(of: 1000) == 100)
    #expect(statistics.percentile(of: .nan) == nil)
  }

  @Test func `Equal values count half`() {
    let statistics = FeatureStatistics(number, values: [Double](repeating: 0, count: 50) + (1...50).map(Double.init))
    let rank = statistics.percentile(of: 0) ?? .nan
    #expect((23...26).contains(rank))
  }

  @Test func `Columns without values have no distribution`() {
    let statistics = FeatureStatistics(number, values: [.nan, .nan])
    #expect(statistics.missingShare == 1)
    #expect(statistics.minimum == nil)
    #expect(statistics.percentile(of: 1) == nil)
    #expect(FeatureStatistics(number, values: []).missingShare == 0)
  }

  @Test func `Statistics read back as they were written`() async throws {
    let dataset = await CustomerGenerator(seed: 2, count: 500).customers(width: 1)
    let statistics = await dataset.statistics(try SchemaFile.schema(), asOf: "2025-10-21T06:00:00Z", width: 2)
    let copy = try DatasetStatistics(JSONValue(parsing: statistics.json.utf8(.pretty)))
    #expect(copy.json == statistics.json)
    #expect(copy["plan_type"]?.levels.map(\.level) == ["free", "basic", "plus", "premium"])
    #expect(copy["plan_type"]?.levels.reduce(0) { $0 + $1.count } == 500)
    #expect(copy["age"]?.minimum.map { $0 >= 18 } == true)
  }

  @Test func `Statistics that do not fit are refused by name`() {
    #expect(throws: FeatureError.self) { try FeatureStatistics(["name": "x"]) }
    let shrinking: JSONValue = ["name": "x", "count": 1, "missing_share": 0, "percentiles": [2, 1]]
    let error = #expect(throws: FeatureError.self) { try FeatureStatistics(shrinking) }
    #expect(error?.description.contains("statistics of x") == true)
  }
}
