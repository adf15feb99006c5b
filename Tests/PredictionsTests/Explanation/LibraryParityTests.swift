import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct LibraryParityTests {
    static let explained = ModelFixture.all.filter { $0.sections["contributions"] != nil }
    static let paired = ModelFixture.all.filter { $0.sections["interactions"] != nil }
    static let rows = ModelFixture.rows

    /// The features of the rows, and with the bias the columns of XGBoost's answers.
    static let features = 8
    static let columns = 9

    @Test func `There are answers of three versions`() {
      #expect(Set(Self.explained.map { $0.model.prefix(5) }) == ["1.7.4", "2.1.4", "3.2.0"])
      #expect(Set(Self.paired.map { $0.model.prefix(5) }) == ["1.7.4", "2.1.4", "3.2.0"])
    }

    @Test(arguments: explained)
    func `Contributions are XGBoost's`(fixture: ModelFixture) throws {
      let answers = try #require(fixture.sections["contributions"])
      let explainer = ShapleyExplainer(try fixture.ensemble())
      let batch = try explainer.contributions(of: Self.rows)
      let groups = explainer.baseValues.count
      for first in stride(from: 0, to: answers.count, by: Self.columns) {
        let (row, group) = (first / Self.columns / groups, first / Self.columns % groups)
        for found in [try explainer.contributions(of: Self.rows[row: row]), batch[row: row]] {
          let values = Array(found[group: group]) + [found.baseValues[group]]
          for (value, answer) in zip(values, answers[first..<first + Self.columns]) {
            #expect(abs(value - answer) <= 5e-6, "row \(row), group \(group)")
          }
        }
      }
    }

    @Test(arguments: paired)
    func `Interactions are XGBoost's`(fixture: ModelFixture) throws {
      let answers = try #require(fixture.sections["interactions"])
      let explainer = ShapleyExplainer(try fixture.ensemble())
      let square = Self.columns * Self.columns
      let groups = explainer.baseValues.count
      for first in stride(from: 0, to: answers.count, by: square) {
        let (row, group) = (first / square / groups, first / square % groups)
        let found = try explainer.interactions(of: Self.rows[row: row])
        for i in 0..<Self.features {
          for j in 0..<Self.features {
            let answer = answers[first + i * Self.columns + j]
            #expect(abs(found[i, j, group: group] - answer) <= 5e-6, "row \(row), group \(group), \(i), \(j)")
          }
        }
        #expect(abs(found.baseValues[group] - answers[first + square - 1]) <= 5e-6)
      }
    }

    @Test(arguments: explained)
    func `Contributions add up to the margin that the trees give`(fixture: ModelFixture) throws {
      let ensemble = try fixture.ensemble()
      let contributions = try ShapleyExplainer(ensemble).contributions(of: Self.rows)
      let margins = try TreeScorer(ensemble).margins(of: Self.rows)
      for row in 0..<Self.rows.rowCount {
        for group in 0..<ensemble.groupCount {
          let margin = Double(margins[row * ensemble.groupCount + group])
          #expect(abs(contributions[row: row].margin(group: group) - margin) <= 2e-5)
        }
      }
    }
  }
}
