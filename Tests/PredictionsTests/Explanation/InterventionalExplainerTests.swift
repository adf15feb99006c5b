import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct InterventionalExplainerTests {
    @Test(arguments: ShapleyExplainerTests.shapes)
    func `Values against a background equal the sums over all sets of features`(
      shape: ShapleyExplainerTests.Shape
    ) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: shape.trees, depth: shape.depth, groups: 2)
      let background = random.matrix(rows: shape.features > 8 ? 3 : 7)
      let explainer = try InterventionalExplainer(ensemble, background: background)
      let row = random.row()
      let found = try explainer.contributions(of: row)
      for group in 0..<2 {
        let expected = BruteForce(ensemble, row: row, background: background, group: group)
        #expect(abs(Double(found.baseValues[group]) - expected.baseValue) < 2e-6)
        for (feature, value) in found[group: group].enumerated() {
          #expect(abs(Double(value) - expected.contribution(feature)) < 2e-6)
        }
      }
    }

    @Test func `Values against more rows than a word has bits are the mean over the rows`() throws {
      var random = RandomEnsemble(seed: 21, featureCount: 5, categoryCount: 7)
      let ensemble = random.ensemble(trees: 8, depth: 5)
      let background = random.matrix(rows: 70)
      let row = random.row()
      var means = [Double](repeating: 0, count: 5)
      for index in 0..<70 {
        var single = FeatureMatrix(columnCount: 5)
        single.append(row: background[row: index])
        let values = try InterventionalExplainer(ensemble, background: single).contributions(of: row).values
        for feature in 0..<5 { means[feature] += Double(values[feature]) / 70 }
      }
      let found = try InterventionalExplainer(ensemble, background: background).contributions(of: row)
      #expect(zip(found.values, means).allSatisfy { abs(Double($0) - $1) < 1e-6 })
      #expect(abs(found.margin() - ensemble.plainMargin(of: row)) < 1e-5)
    }

    @Test func `A row against itself has nothing to explain`() throws {
      var random = RandomEnsemble(seed: 22, featureCount: 4)
      let ensemble = random.ensemble(trees: 10, depth: 5)
      let row = random.row()
      var background = FeatureMatrix(columnCount: 4)
      background.append(row: row)
      let found = try InterventionalExplainer(ensemble, background: background).contributions(of: row)
      #expect(found.values == [0, 0, 0, 0])
      #expect(abs(Double(found.baseValues[0]) - ensemble.plainMargin(of: row)) < 1e-5)
    }

    @Test func `A background without rows and rows of another length are refused`() throws {
      let ensemble = TreeEnsemble.of([], featureCount: 2)
      #expect(throws: FeatureError.self) {
        try InterventionalExplainer(ensemble, background: FeatureMatrix(columnCount: 2))
      }
      var background = FeatureMatrix(columnCount: 2)
      background.append(row: [1, 2])
      let explainer = try InterventionalExplainer(ensemble, background: background)
      #expect(throws: FeatureError.self) { try explainer.contributions(of: [1]) }
    }
  }
}
