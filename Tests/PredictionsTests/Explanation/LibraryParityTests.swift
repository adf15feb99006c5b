import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct LibraryParityTests {
    @Test(arguments: try LibraryAnswers.all(with: "contributions"))
    func `Contributions are XGBoost's`(answers: LibraryAnswers) throws {
      let expected = try answers.values("contributions")
      let rows = try #require(try LibraryAnswers.rows())
      let explainer = ShapleyExplainer(try answers.ensemble())
      let batch = try explainer.contributions(of: rows)
      #expect(!expected.isEmpty)
      for (index, answer) in expected.enumerated() {
        for found in [try explainer.contributions(of: rows[row: index]), batch[row: index]] {
          for group in 0..<found.groupCount {
            let values = Array(found[group: group]) + [found.baseValues[group]]
            for (value, wanted) in zip(values, answer[group * 9..<(group + 1) * 9]) {
              #expect(abs(value - wanted) <= 5e-6, "row \(index), group \(group)")
            }
          }
        }
      }
    }

    @Test(arguments: try LibraryAnswers.all(with: "interactions"))
    func `Interactions are XGBoost's`(answers: LibraryAnswers) throws {
      let expected = try answers.values("interactions")
      let rows = try #require(try LibraryAnswers.rows())
      let explainer = ShapleyExplainer(try answers.ensemble())
      #expect(!expected.isEmpty)
      for (index, answer) in expected.enumerated() {
        let found = try explainer.interactions(of: rows[row: index])
        for group in found.baseValues.indices {
          for place in 0..<81 where place / 9 < 8 && place % 9 < 8 {
            let value = found[place / 9, place % 9, group: group]
            #expect(abs(value - answer[group * 81 + place]) <= 5e-6, "row \(index), group \(group), place \(place)")
          }
          #expect(abs(found.baseValues[group] - answer[group * 81 + 80]) <= 5e-6)
        }
      }
    }

    @Test(arguments: try LibraryAnswers.all(with: "contributions"))
    func `Contributions add up to the margin that the trees give`(answers: LibraryAnswers) throws {
      let rows = try #require(try LibraryAnswers.rows())
      let ensemble = try answers.ensemble()
      let contributions = try ShapleyExplainer(ensemble).contributions(of: rows)
      let margins = try TreeScorer(ensemble).margins(of: rows)
      for index in 0..<rows.rowCount {
        for group in 0..<ensemble.groupCount {
          let margin = Double(margins[index * ensemble.groupCount + group])
          #expect(abs(contributions[row: index].margin(group: group) - margin) <= 2e-5)
        }
      }
    }
  }
}
