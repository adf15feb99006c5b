import JSON
import Testing

@testable import Platform

@Suite struct FairnessTests {
  /// Ten rows of a and ten of b: a is flagged 5 times, b 2 times; each has 4 positives, found 4 and 1 of them.
  private var attribute: FairnessAttribute {
    let outcomes = (0..<20).map { $0 % 10 < 4 }
    let probabilities = (0..<20).map { row -> Double in
      row < 10 ? (row < 5 ? 0.9 : 0.1) : (row == 10 || row == 19 ? 0.8 : 0.2)
    }
    return FairnessAttribute(
      name: "group", order: ["a", "b", "none"], members: (0..<20).map { $0 < 10 ? "a" : "b" }, outcomes: outcomes,
      probabilities: probabilities, threshold: 0.5)
  }

  @Test func `Groups without rows are left out`() {
    #expect(attribute.groups.map(\.name) == ["a", "b"])
  }

  @Test func `Rates and differences are those counted by hand`() throws {
    let first = try #require(attribute.groups.first)
    let last = try #require(attribute.groups.last)
    #expect(first.selectionRate == 0.5 && last.selectionRate == 0.2)
    #expect(first.truePositiveRate == 1 && last.truePositiveRate == 0.25)
    #expect(first.decisions.falsePositiveRate == 1.0 / 6 && last.decisions.falsePositiveRate == 1.0 / 6)
    #expect(abs(attribute.selectionRateRatio - 0.4) < 1e-12)
    #expect(!attribute.passesFourFifths)
    #expect(abs(attribute.demographicParityDifference - 0.3) < 1e-12)
    #expect(attribute.equalOpportunityDifference == 0.75)
    #expect(attribute.equalizedOddsDifference == 0.75)
    #expect(first.baseRate == 0.4)
    #expect(abs(first.meanPredicted - 0.5) < 1e-12)
  }

  @Test func `Rows of no known group count for none`() {
    let attribute = FairnessAttribute(
      name: "group", order: ["a"], members: ["a", nil, "c"], outcomes: [true, true, true],
      probabilities: [0.9, 0.9, 0.9], threshold: 0.5)
    #expect(attribute.groups.map(\.rows) == [1])
    #expect(attribute.selectionRateRatio == 1)
  }

  @Test func `When nobody is selected all are treated alike`() {
    let attribute = FairnessAttribute(
      name: "group", order: ["a", "b"], members: ["a", "b"], outcomes: [true, false], probabilities: [0.1, 0.1],
      threshold: 0.5)
    #expect(attribute.selectionRateRatio == 1 && attribute.passesFourFifths)
    #expect(attribute.demographicParityDifference == 0)
  }

  @Test func `A small group has a wider interval than a large one`() {
    func group(_ count: Int) -> FairnessGroup {
      FairnessGroup(
        name: "g", outcomes: (0..<count).map { $0 % 2 == 0 },
        probabilities: (0..<count).map { $0 % 4 == 0 ? 0.9 : 0.1 },
        threshold: 0.5)
    }
    let (small, large) = (group(20).truePositiveInterval, group(2000).truePositiveInterval)
    #expect(small.upper - small.lower > 3 * (large.upper - large.lower))
    #expect(small.lower < 0.5 && small.upper > 0.5)
  }

  @Test func `The report compares gender, age bands and regions of the rows given, and names what is protected`()
    async throws
  {
    let data = try await TrainingSample.data(2500)
    let plan = try TrainingSample.plan()
    let rows = Array(stride(from: 0, to: 2500, by: 2))
    let probabilities = data.values(of: .churned).map { $0 > 0 ? 0.8 : 0.2 }
    let report = FairnessReport(
      data, rows: rows, probabilities: probabilities, threshold: 0.5, plan: plan.fairness, shares: ["age": 0.25])
    #expect(report.attributes.map(\.name) == ["gender", "age_band", "region"])
    #expect(report.protectedFeatures.map(\.name) == ["age", "gender"])
    #expect(report.protectedFeatures.map(\.share) == [0.25, 0])
    for attribute in report.attributes where attribute.name != "age_band" {
      #expect(attribute.groups.reduce(0) { $0 + $1.rows } == rows.count)
      #expect(attribute.groups.allSatisfy { $0.positives == 0 || $0.areaUnderCurve == 1 })
    }
    let ages = data.column("age")
    let bands = try #require(report.attributes.first { $0.name == "age_band" })
    #expect(bands.groups.reduce(0) { $0 + $1.rows } == rows.count { !ages[$0].isNaN })
    #expect(bands.groups.first?.rows == rows.count { ages[$0] < 30 })
    let json = JSONValue.object(report.members)
    #expect(json["attributes"]?.array?.count == 3)
    #expect(json["findings"]?.array?.count == 6)
  }
}
