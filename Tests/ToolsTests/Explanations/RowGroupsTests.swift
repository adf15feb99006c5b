import Predictions
import Testing

@testable import Tools

@Suite struct RowGroupsTests {
  private let age = Feature(name: "age", section: "Profile", kind: .integer, unit: "years", meaning: "Age.")

  @Test func `Many numbers are divided into quarters, and rows without one come last`() {
    let groups = RowGroups(age, values: (0..<40).map { Float($0 + 20) } + [.nan, .nan]).groups
    #expect(
      groups.map(\.name) == ["age 20 to 29", "age 30 to 39", "age 40 to 49", "age 50 to 59", "age not available"])
    #expect(groups.map(\.rows.count) == [10, 10, 10, 10, 2])
  }

  @Test func `Few numbers get a group each`() {
    #expect(RowGroups(age, values: [30, 20, 30]).groups.map(\.rows) == [[1], [0, 2]])
  }

  @Test func `Equal numbers stay together`() {
    let groups = RowGroups(age, values: [Float](repeating: 40, count: 90) + (0..<10).map { Float($0) }).groups
    #expect(groups.map(\.rows.count).reduce(0, +) == 100)
    #expect(groups.last?.rows.count == 90)
  }

  @Test func `No rows give no groups`() {
    #expect(RowGroups(age, values: []).groups.isEmpty)
  }

  @Test func `The level of a value is its place among the others`() {
    let swarm = FeatureSwarm(feature: age, values: [30, .nan, 10, 30, 50], phis: [1, 2, 3, 4, 5])
    #expect(swarm.points.map(\.level) == [0.5, nil, 0, 0.5, 1])
    #expect(swarm.importance == 3)
  }
}
