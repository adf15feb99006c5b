import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct InteractionsTests {
    @Test(arguments: ShapleyExplainerTests.shapes)
    func `Interactions equal the sums over all sets of features`(shape: ShapleyExplainerTests.Shape) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: shape.trees, depth: shape.depth, groups: 2)
      let explainer = ShapleyExplainer(ensemble)
      for _ in 0..<shape.rows {
        let row = random.row()
        let found = try explainer.interactions(of: row)
        for group in 0..<2 {
          let expected = BruteForce(ensemble, row: row, group: group)
          for i in 0..<shape.features {
            for j in 0..<i {
              #expect(abs(Double(found[i, j, group: group]) - expected.interaction(i, j)) < 2e-6)
              #expect(found[i, j, group: group] == found[j, i, group: group])
            }
          }
        }
      }
    }

    @Test(arguments: ShapleyExplainerTests.shapes)
    func `A feature's interactions add up to its contribution`(shape: ShapleyExplainerTests.Shape) throws {
      var random = shape.random()
      let explainer = ShapleyExplainer(random.ensemble(trees: 30, depth: shape.depth, groups: 2))
      let row = random.row()
      let interactions = try explainer.interactions(of: row)
      let contributions = try explainer.contributions(of: row)
      for group in 0..<2 {
        for (feature, contribution) in contributions[group: group].enumerated() {
          let sum = (0..<shape.features).reduce(Float(0)) { $0 + interactions[feature, $1, group: group] }
          #expect(abs(sum - contribution) < 5e-6)
        }
      }
    }

    @Test func `Features that meet on no path do nothing together`() throws {
      let trees = [Int32(0), 1].map { feature in
        Tree(
          nodes: [.test(feature, below: 0, left: 1, right: 2, cover: 3), .leaf(-1, cover: 1), .leaf(1, cover: 2)],
          categorySets: [], depth: 1)
      }
      let explainer = ShapleyExplainer(.of(trees, featureCount: 2))
      let interactions = try explainer.interactions(of: [1, -1])
      #expect(interactions[0, 1] == 0)
      #expect(interactions[0, 0] == (try explainer.contributions(of: [1, -1]).values[0]))
    }
  }
}
