import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct CounterfactualSearchTests {
    /// Stumps: each feature adds its value's part to the margin where it reaches the threshold.
    static func stumps(_ tests: [(feature: Int32, threshold: Float, value: Float)], featureCount: Int) -> TreeEnsemble {
      .of(
        tests.map {
          Tree(
            nodes: [
              .test($0.feature, below: $0.threshold, left: 1, right: 2, cover: 2), .leaf(0, cover: 1),
              .leaf($0.value, cover: 1),
            ], categorySets: [], depth: 1)
        }, featureCount: featureCount)
    }

    static func schema(_ features: [(change: Feature.Change, isProtected: Bool)]) -> FeatureSchema {
      FeatureSchema(
        features: features.enumerated().map {
          Feature(
            name: "f\($0.offset)", section: "s", kind: .integer, meaning: "m", isProtected: $0.element.isProtected,
            minimum: 0, maximum: 100, change: $0.element.change)
        })
    }

    static let open: (change: Feature.Change, isProtected: Bool) = (.any, false)

    @Test func `One change that suffices is found, with the smallest sensible value`() throws {
      let ensemble = Self.stumps([(0, 3.5, 1), (1, 7, 0.2)], featureCount: 2)
      let search = try CounterfactualSearch(
        schema: Self.schema([Self.open, Self.open]), scorer: TreeScorer(ensemble))
      let found = try search.counterfactuals(of: [0, 0], goal: PredictionGoal(threshold: 0.5, side: .atLeast))
      #expect(found.map(\.changes) == [[FeatureChange(feature: 0, from: 0, to: 4)]])
      #expect(found.map(\.row) == [[4, 0]])
      #expect(found.map(\.prediction) == [1])
    }

    @Test func `Two changes are tried together when none suffices alone`() throws {
      let ensemble = Self.stumps([(0, 3, 0.4), (1, 7, 0.4), (2, 5, 0.4)], featureCount: 3)
      let search = try CounterfactualSearch(
        schema: Self.schema([Self.open, Self.open, Self.open]), scorer: TreeScorer(ensemble))
      let goal = PredictionGoal(threshold: 0.7, side: .atLeast)
      #expect(try search.counterfactuals(of: [0, 0, 0], goal: goal, maximumChanges: 1).isEmpty)
      let found = try search.counterfactuals(of: [0, 0, 0], goal: goal, limit: 5)
      #expect(found.map { $0.changes.map(\.feature) } == [[0, 1], [0, 2], [1, 2]])
      #expect(found.allSatisfy { goal.isMet(by: $0.prediction) })
    }

    @Test func `Three changes are tried only when they are asked for`() throws {
      let ensemble = Self.stumps([(0, 3, 0.4), (1, 7, 0.4), (2, 5, 0.4)], featureCount: 3)
      let search = try CounterfactualSearch(
        schema: Self.schema([Self.open, Self.open, Self.open]), scorer: TreeScorer(ensemble))
      let goal = PredictionGoal(threshold: 1.1, side: .atLeast)
      #expect(try search.counterfactuals(of: [0, 0, 0], goal: goal).isEmpty)
      let found = try search.counterfactuals(of: [0, 0, 0], goal: goal, maximumChanges: 3)
      #expect(found.map(\.row) == [[3, 7, 5]])
    }

    @Test func `The way down is found as the way up is`() throws {
      let ensemble = Self.stumps([(0, 3, 1), (0, 8, 1)], featureCount: 1)
      let search = try CounterfactualSearch(schema: Self.schema([Self.open]), scorer: TreeScorer(ensemble))
      let goal = PredictionGoal.crossing(0.5, from: 2)
      #expect(goal.side == .below)
      #expect(try search.counterfactuals(of: [9], goal: goal).map(\.row) == [[2]])
      #expect(PredictionGoal.crossing(0.5, from: 0.4).side == .atLeast)
    }

    @Test func `Protected and locked features stay, others move only where they can`() throws {
      let ensemble = Self.stumps([(0, 5, 1), (1, 5, 1), (2, 5, 1), (3, 5, -1)], featureCount: 4)
      let search = try CounterfactualSearch(
        schema: Self.schema([(.any, true), (.none, false), (.decrease, false), (.decrease, false)]),
        scorer: TreeScorer(ensemble))
      let found = try search.counterfactuals(
        of: [0, 0, 0, 9], goal: PredictionGoal(threshold: 0, side: .atLeast), maximumChanges: 3)
      #expect(found.map(\.row) == [[0, 0, 0, 4]])
    }

    @Test func `A row that makes no sense is not offered`() throws {
      let ensemble = Self.stumps([(0, 3, 1), (1, 7, 0.1)], featureCount: 2)
      let search = try CounterfactualSearch(
        schema: Self.schema([Self.open, Self.open]), scorer: TreeScorer(ensemble))
      let found = try search.counterfactuals(
        of: [0, 0], goal: PredictionGoal(threshold: 0.5, side: .atLeast), isPlausible: { $0[1] >= $0[0] })
      #expect(found.map(\.row) == [[3, 7]])
    }

    @Test func `With quantiles the change that fewer rows lie between comes first`() throws {
      let ensemble = Self.stumps([(0, 10, 1), (1, 10, 1)], featureCount: 2)
      let goal = PredictionGoal(threshold: 0.5, side: .atLeast)
      func first(_ quantiles: [[Double]]) throws -> [Float]? {
        try CounterfactualSearch(
          schema: Self.schema([Self.open, Self.open]), scorer: TreeScorer(ensemble), quantiles: quantiles
        ).counterfactuals(of: [0, 0], goal: goal).first?.row
      }
      #expect(try first([[0, 5, 10], [0, 50, 100]]) == [0, 10])
      #expect(try first([[0, 50, 100], [0, 5, 10]]) == [10, 0])
    }

    @Test func `What is found crosses the threshold and is different each time`() throws {
      var random = RandomEnsemble(seed: 61, featureCount: 8, categoryCount: 5)
      let ensemble = random.ensemble(trees: 30, depth: 4)
      let features = (0..<8).map { place in
        Feature(
          name: "f\(place)", section: "s",
          kind: place % 2 == 1 ? .category(levels: ["a", "b", "c", "d", "e"]) : .float,
          meaning: "m", isProtected: place == 0, change: place == 3 ? .none : .any)
      }
      let scorer = TreeScorer(ensemble)
      let search = try CounterfactualSearch(schema: FeatureSchema(features: features), scorer: scorer)
      var count = 0
      for _ in 0..<30 {
        let row = random.row()
        let margin = try scorer.margins(of: row)[0]
        let goal = PredictionGoal.crossing(Double(margin) + (margin > 0 ? -1.5 : 1.5), from: margin)
        let found = try search.counterfactuals(of: row, goal: goal, limit: 4)
        count += found.count
        #expect(found.count <= 4)
        #expect(Set(found.map { $0.changes.map(\.feature) }).count == found.count)
        for counterfactual in found {
          #expect(goal.isMet(by: try scorer.predictions(of: counterfactual.row)[0]))
          #expect((1...2).contains(counterfactual.changes.count))
          #expect(counterfactual.changes.allSatisfy { $0.feature != 0 && $0.feature != 3 })
        }
      }
      #expect(count > 30)
    }

    @Test func `A prediction that is there already needs no change`() throws {
      let search = try CounterfactualSearch(
        schema: Self.schema([Self.open]), scorer: TreeScorer(Self.stumps([(0, 3, 1)], featureCount: 1)))
      #expect(try search.counterfactuals(of: [5], goal: PredictionGoal(threshold: 0.5, side: .atLeast)).isEmpty)
    }

    @Test func `A small limit of combinations still finds a way`() throws {
      let tests = (0..<6).flatMap { feature in
        (1...9).map { (feature: Int32(feature), threshold: Float($0), value: Float(0.1)) }
      }
      let search = try CounterfactualSearch(
        schema: Self.schema([(change: Feature.Change, isProtected: Bool)](repeating: Self.open, count: 6)),
        scorer: TreeScorer(Self.stumps(tests, featureCount: 6)), combinationLimit: 20)
      let goal = PredictionGoal(threshold: 1.7, side: .atLeast)
      let found = try search.counterfactuals(of: [0, 0, 0, 0, 0, 0], goal: goal)
      #expect(found.count == 3)
      #expect(found.allSatisfy { goal.isMet(by: $0.prediction) })
    }

    @Test func `What does not fit the model is refused`() throws {
      let scorer = TreeScorer(Self.stumps([(0, 3, 1)], featureCount: 1))
      #expect(throws: FeatureError.self) {
        try CounterfactualSearch(schema: Self.schema([Self.open, Self.open]), scorer: scorer)
      }
      #expect(throws: FeatureError.self) {
        try CounterfactualSearch(schema: Self.schema([Self.open]), scorer: scorer, quantiles: [])
      }
      let search = try CounterfactualSearch(schema: Self.schema([Self.open]), scorer: scorer)
      #expect(throws: FeatureError.self) {
        try search.counterfactuals(of: [1], goal: PredictionGoal(group: 1, threshold: 0, side: .below))
      }
      #expect(throws: FeatureError.self) {
        try search.counterfactuals(of: [1, 2], goal: PredictionGoal(threshold: 0, side: .below))
      }
    }
  }
}
