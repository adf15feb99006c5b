import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct RowComparisonTests {
    @Test func `Movements add up to the difference of the margins`() throws {
      var random = RandomEnsemble(seed: 41, featureCount: 5, categoryCount: 6)
      let ensemble = random.ensemble(trees: 20, depth: 5, groups: 2)
      let (scorer, explainer) = (TreeScorer(ensemble), ShapleyExplainer(ensemble))
      for _ in 0..<10 {
        let (row, changed) = (random.row(), random.row())
        let comparison = try RowComparison(of: row, with: changed, scorer: scorer, explainer: explainer)
        for group in 0..<2 {
          let moved = comparison[group: group].reduce(0.0) { $0 + Double($1) }
          let difference = ensemble.plainMargin(of: changed, group: group) - ensemble.plainMargin(of: row, group: group)
          #expect(abs(moved - difference) < 2e-5)
          #expect(abs(Double(comparison.after.margins[group] - comparison.before.margins[group]) - difference) < 2e-5)
        }
        #expect(comparison.after.predictions == (try scorer.predictions(of: changed)))
      }
    }

    @Test func `Only values that differ are changes, and missing is no other than missing`() throws {
      var random = RandomEnsemble(seed: 42, featureCount: 4)
      let ensemble = random.ensemble(trees: 5, depth: 3)
      let comparison = try RowComparison(
        of: [.nan, 1, 2, 3], with: [.nan, 1, 5, .nan], scorer: TreeScorer(ensemble),
        explainer: ShapleyExplainer(ensemble))
      #expect(comparison.changes.map(\.feature) == [2, 3])
      #expect(comparison.changes[0] == FeatureChange(feature: 2, from: 2, to: 5))
      #expect(comparison.changes[1].from == 3 && comparison.changes[1].to.isNaN)
      #expect(comparison[group: 1].isEmpty)
    }

    @Test func `Rows of another length are refused`() {
      let ensemble = TreeEnsemble.of([], featureCount: 2)
      #expect(throws: FeatureError.self) {
        try RowComparison(
          of: [1, 2], with: [1], scorer: TreeScorer(ensemble), explainer: ShapleyExplainer(ensemble))
      }
    }
  }
}
