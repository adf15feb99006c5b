import Predictions
import Testing

@testable import Platform

@Suite struct IsolationForestTests {
  private let plan = IsolationPlan(trees: 50, sample: 64, depth: 6, alertShare: 0.1)
  private let schema = FeatureSchema(features: [
    Feature(name: "x", section: "S", kind: .float, meaning: "A number."),
    Feature(name: "k", section: "S", kind: .category(levels: ["a", "b"]), meaning: "A level."),
    Feature(name: "y", section: "S", kind: .integer, meaning: "A count."),
  ])

  private func rows(_ count: Int) -> FeatureMatrix {
    var random = RandomStream(seed: 11, row: 0, purpose: 2)
    var matrix = FeatureMatrix(columnCount: 3)
    for _ in 0..<count {
      let missing = random.happens(0.2)
      matrix.append(row: [Float(random.normal()), 1, missing ? .nan : Float(random.poisson(4))])
    }
    return matrix
  }

  @Test func `The expected depth is the paper's`() {
    #expect(IsolationForest.expectedDepth(0) == 0)
    #expect(IsolationForest.expectedDepth(1) == 0)
    #expect(IsolationForest.expectedDepth(2) == 1)
    // 2 H(255) - 2 * 255 / 256, with the harmonic number by its asymptotic series.
    #expect(abs(IsolationForest.expectedDepth(256) - 10.2486899) < 1e-6)
  }

  @Test func `The kurtosis of a column is its fourth standardised moment, whatever is missing`() {
    let matrix = FeatureMatrix(columnCount: 2, values: [1, 5, 2, 5, .nan, 5, 3, 5, 4, .nan]) ?? rows(1)
    // 1, 2, 3, 4: (1.5^4 + .5^4) / 2 over 1.25^2.
    #expect(abs(IsolationForest.kurtosis(of: 0, matrix) - 1.64) < 1e-12)
    #expect(IsolationForest.kurtosis(of: 1, matrix) == 0)
  }

  @Test func `The same seed grows the same forest, another one another`() {
    let matrix = rows(300)
    let forest = IsolationForest(plan, features: matrix, schema: schema, seed: 5)
    #expect(forest == IsolationForest(plan, features: matrix, schema: schema, seed: 5))
    #expect(forest != IsolationForest(plan, features: matrix, schema: schema, seed: 6))
  }

  @Test func `A tree splits numbers only, leaves no side empty and keeps to its depth`() {
    let forest = IsolationForest(plan, features: rows(300), schema: schema, seed: 5)
    #expect(forest.trees.count == plan.trees)
    for tree in forest.trees {
      #expect(tree.nodes[0].count == plan.sample)
      for node in tree.nodes where !node.isLeaf {
        #expect(node.feature != 1)
        let children = [tree.nodes[node.left], tree.nodes[node.right]]
        #expect(children.allSatisfy { $0.count > 0 && $0.depth == node.depth + 1 && $0.depth <= plan.depth })
        #expect(children.reduce(0) { $0 + $1.count } == node.count)
      }
    }
  }

  @Test func `An outlier needs fewer splits than the crowd`() throws {
    var matrix = rows(300)
    matrix.append(row: [40, 1, 90])
    let forest = IsolationForest(plan, features: matrix, schema: schema, seed: 5)
    func depth(_ row: Int) -> Double { forest.trees.reduce(0) { $0 + $1.pathLength(of: matrix[row: row]) } }
    let crowd = (0..<300).map(depth).sorted()
    #expect(depth(300) < crowd[3])
  }

  @Test func `Rows that do not differ are one leaf`() {
    let matrix = FeatureMatrix(columnCount: 3, values: Array(repeating: 1, count: 30)) ?? rows(10)
    let forest = IsolationForest(plan, features: matrix, schema: schema, seed: 5)
    #expect(forest.trees.allSatisfy { $0.nodes.count == 1 })
  }

  @Test func `The written model scores 2 to the power of minus the mean depth in units of the expected`() throws {
    let matrix = rows(300)
    let forest = IsolationForest(plan, features: matrix, schema: schema, seed: 5)
    let document = ModelDocument(forest, plan: plan, schema: schema)
    for bytes in [document.content.ubj, document.content.json] {
      let ensemble = try TreeEnsemble(parsing: bytes)
      #expect(ensemble.link == .exp2)
      let margins = try TreeScorer(ensemble).margins(of: matrix)
      for row in 0..<matrix.rowCount {
        let depth = forest.trees.reduce(0) { $0 + $1.pathLength(of: matrix[row: row]) } / Double(forest.trees.count)
        #expect(abs(Double(margins[row]) + depth / IsolationForest.expectedDepth(plan.sample)) < 1e-5)
      }
      let scores = try TreeScorer(ensemble).predictions(of: matrix)
      #expect(scores.allSatisfy { $0 > 0 && $0 < 1 })
    }
  }

  @Test func `XGBoost reads the written model and predicts and explains it alike`() throws {
    let library = try XGBoostLibrary()
    let matrix = rows(200)
    let document = ModelDocument(
      IsolationForest(plan, features: matrix, schema: schema, seed: 5), plan: plan, schema: schema)
    let rows = try DMatrix(library, features: matrix, schema: schema)
    let margins = try TreeScorer(TreeEnsemble(parsing: document.content.ubj)).margins(of: matrix)
    for bytes in [document.content.ubj, document.content.json] {
      let booster = try Booster(library)
      try booster.load(bytes)
      #expect(try booster.predictions(for: rows, margins: true) == margins)
    }
  }
}
