import CKernels
import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct ShapleyExplainerTests {
    /// Shapes of ensembles: numeric and categorical tests, shares of zero, shallow and deep trees.
    struct Shape: CustomTestStringConvertible {
      let seed: UInt64
      let features: Int
      let depth: Int
      var categories = 0
      var zeroCovers = 0
      /// Trees and rows to hold against the sums over all sets, whose number doubles with each feature.
      var trees = 6
      var rows = 4

      var testDescription: String { "\(features) features, depth \(depth), \(categories) categories" }

      func random() -> RandomEnsemble {
        RandomEnsemble(seed: seed, featureCount: features, categoryCount: categories, zeroCoverRate: zeroCovers)
      }
    }

    static let shapes = [
      Shape(seed: 1, features: 1, depth: 1), Shape(seed: 2, features: 2, depth: 3),
      Shape(seed: 3, features: 3, depth: 6), Shape(seed: 4, features: 6, depth: 6),
      Shape(seed: 5, features: 8, depth: 9, trees: 2, rows: 2), Shape(seed: 6, features: 5, depth: 5, categories: 6),
      Shape(seed: 7, features: 5, depth: 5, categories: 150), Shape(seed: 8, features: 4, depth: 6, zeroCovers: 3),
      Shape(seed: 9, features: 10, depth: 12, categories: 40, zeroCovers: 9, trees: 2, rows: 1),
    ]

    @Test(arguments: shapes)
    func `Contributions equal the sums over all sets of features`(shape: Shape) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: shape.trees, depth: shape.depth, groups: 2)
      let explainer = ShapleyExplainer(ensemble)
      for _ in 0..<shape.rows {
        let row = random.row()
        let found = try explainer.contributions(of: row)
        for group in 0..<2 {
          let expected = BruteForce(ensemble, row: row, group: group)
          #expect(abs(Double(found.baseValues[group]) - expected.baseValue) < 2e-6)
          for feature in 0..<shape.features {
            let value = Double(found.values[group * shape.features + feature])
            #expect(abs(value - expected.contribution(feature)) < 2e-6)
          }
        }
      }
    }

    @Test(arguments: shapes)
    func `Base value and contributions add up to the margin`(shape: Shape) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: 40, depth: shape.depth, groups: 2)
      let explainer = ShapleyExplainer(ensemble)
      for _ in 0..<20 {
        let row = random.row()
        let contributions = try explainer.contributions(of: row)
        for group in 0..<2 {
          #expect(abs(contributions.margin(group: group) - ensemble.plainMargin(of: row, group: group)) < 2e-5)
        }
      }
    }

    @Test(arguments: shapes)
    func `A row gets the same contributions alone and among others`(shape: Shape) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: 40, depth: shape.depth, groups: 3)
      let explainer = ShapleyExplainer(ensemble)
      let matrix = random.matrix(rows: 45)
      let batch = try explainer.contributions(of: matrix)
      #expect(batch.rowCount == 45)
      for index in 0..<45 {
        let alone = try explainer.contributions(of: matrix[row: index])
        let among = batch[row: index]
        #expect(alone.baseValues == among.baseValues)
        #expect(zip(alone.values, among.values).allSatisfy { abs($0 - $1) < 5e-6 })
      }
    }

    @Test func `A row's bits in a batch do not depend on the rows beside it`() throws {
      var random = RandomEnsemble(seed: 11, featureCount: 7, categoryCount: 9)
      let explainer = ShapleyExplainer(random.ensemble(trees: 30, depth: 7))
      let matrix = random.matrix(rows: 75)
      let batch = try explainer.contributions(of: matrix)
      for index in 0..<75 {
        var single = FeatureMatrix(columnCount: 7)
        single.append(row: matrix[row: index])
        #expect(try explainer.contributions(of: single).values == batch[row: index].values)
      }
    }

    @Test func `The number of threads changes no bit`() throws {
      var random = RandomEnsemble(seed: 12, featureCount: 6, categoryCount: 5)
      let explainer = ShapleyExplainer(random.ensemble(trees: 10, depth: 5, groups: 2))
      let matrix = random.matrix(rows: 2500)
      let expected = try explainer.contributions(of: matrix)
      for threads in [0, 1, 2, 5] {
        #expect(try explainer.contributions(of: matrix, threads: threads) == expected)
      }
    }

    @Test(arguments: shapes)
    func `The portable code gives what the vector code gives, up to rounding`(shape: Shape) throws {
      var random = shape.random()
      let ensemble = random.ensemble(trees: 40, depth: shape.depth)
      let best = ShapleyExplainer(ensemble)
      let portable = ShapleyExplainer(ensemble, path: KB_PATH_PORTABLE)
      let matrix = random.matrix(rows: 20)
      let pairs = zip(try best.contributions(of: matrix).values, try portable.contributions(of: matrix).values)
      #expect(pairs.allSatisfy { abs($0 - $1) < 5e-6 })
      let row = matrix[row: 0]
      let rows = zip(try best.contributions(of: row).values, try portable.contributions(of: row).values)
      #expect(rows.allSatisfy { abs($0 - $1) < 5e-6 })
      let squares = zip(try best.interactions(of: row).values, try portable.interactions(of: row).values)
      #expect(squares.allSatisfy { abs($0 - $1) < 5e-6 })
    }

    @Test func `A feature that is never tested contributes nothing`() throws {
      var random = RandomEnsemble(seed: 13, featureCount: 4)
      let narrow = random.ensemble(trees: 10, depth: 6)
      let ensemble = TreeEnsemble.of(narrow.trees, featureCount: 6)
      let contributions = try ShapleyExplainer(ensemble).contributions(of: random.row() + [0.3, .nan])
      #expect(contributions.values.suffix(2) == [0, 0])
    }

    @Test func `Features that play the same part share equally`() throws {
      // Both must be at least 1 for the margin 1; either may be asked first.
      let trees = [Int32(0), 1].map { first in
        Tree(
          nodes: [
            .test(first, below: 1, left: 1, right: 2, cover: 4), .leaf(0, cover: 2),
            .test(1 - first, below: 1, left: 3, right: 4, cover: 2), .leaf(0, cover: 1), .leaf(0.5, cover: 1),
          ], categorySets: [], depth: 2)
      }
      let explainer = ShapleyExplainer(.of(trees, featureCount: 2))
      let contributions = try explainer.contributions(of: [1, 1])
      #expect(contributions.baseValues == [0.25])
      #expect(abs(contributions.values[0] - 0.375) < 1e-7)
      #expect(abs(contributions.values[1] - 0.375) < 1e-7)
    }

    @Test func `A lone leaf moves the base value only`() throws {
      let tree = Tree(nodes: [.leaf(2.5, cover: 0)], categorySets: [], depth: 0)
      let explainer = ShapleyExplainer(.of([tree], featureCount: 3, baseMargins: [1]))
      let contributions = try explainer.contributions(of: [1, 2, 3])
      #expect(contributions.baseValues == [3.5])
      #expect(contributions.values == [0, 0, 0])
    }

    @Test func `An ensemble without trees has contributions of zero`() throws {
      let explainer = ShapleyExplainer(.of([], featureCount: 2, baseMargins: [1, -1]))
      #expect(try explainer.contributions(of: [1, 2]).values == [0, 0, 0, 0])
      #expect(try explainer.contributions(of: FeatureMatrix(columnCount: 2)).rowCount == 0)
      #expect(try explainer.interactions(of: [1, 2]).values == [Float](repeating: 0, count: 8))
    }

    @Test func `Categories may have any code`() throws {
      let codes = [0, 31, 32, 70, 4095, 4096, 100_000, 16_777_215]
      let root = TreeNode(
        left: 1, right: 2, feature: 0, condition: 0, defaultLeft: true, categorySet: 0, cover: 4)
      let tree = Tree(
        nodes: [root, .leaf(-1, cover: 1), .leaf(1, cover: 3)], categorySets: [CategorySet(codes)], depth: 1)
      let explainer = ShapleyExplainer(.of([tree], featureCount: 1))
      let listed = codes.map(Float.init) + [31.5]
      let others: [Float] = [1, 30, 33, 71, 4094, 4097, 99_999, -1, -0.5, 16_777_216, 1e30, .infinity, .nan]
      for (values, margin) in [(listed, 1.0), (others, -1.0)] {
        let matrix = try #require(FeatureMatrix(columnCount: 1, values: values))
        let batch = try explainer.contributions(of: matrix)
        for (index, value) in values.enumerated() {
          #expect(abs(batch[row: index].margin() - margin) < 1e-6)
          #expect(abs(try explainer.contributions(of: [value]).margin() - margin) < 1e-6)
        }
      }
    }

    @Test func `A path over many features keeps its precision`() throws {
      // A chain of 60 tests, each of its own feature.
      let depth = 60
      var nodes: [TreeNode] = []
      for level in 0..<depth {
        let place = Int32(2 * level)
        nodes.append(
          .test(Int32(level), below: 0, left: place + 1, right: place + 2, cover: Float(depth + 1 - level)))
        nodes.append(.leaf(Float(level % 7) - 3, cover: 1))
      }
      nodes.append(.leaf(4, cover: 1))
      let ensemble = TreeEnsemble.of([Tree(nodes: nodes, categorySets: [], depth: depth)], featureCount: depth)
      let row = [Float](repeating: 1, count: depth)
      let contributions = try ShapleyExplainer(ensemble).contributions(of: row)
      #expect(abs(contributions.margin() - 4) < 2e-5)
      var matrix = FeatureMatrix(columnCount: depth)
      matrix.append(row: row)
      let batch = try ShapleyExplainer(ensemble).contributions(of: matrix)
      #expect(abs(batch[row: 0].margin() - 4) < 2e-5)
    }

    @Test func `Rows of another length are refused`() {
      let explainer = ShapleyExplainer(.of([], featureCount: 3))
      #expect(throws: FeatureError("expected rows of 3 features, found 2; are they the model's own?")) {
        try explainer.contributions(of: [1, 2])
      }
      #expect(throws: FeatureError.self) { try explainer.interactions(of: [1, 2, 3, 4]) }
      #expect(throws: FeatureError.self) { try explainer.contributions(of: FeatureMatrix(columnCount: 4)) }
    }

    @Test func `Places that do not exist are empty`() throws {
      let contributions = try ShapleyExplainer(.of([], featureCount: 3)).contributions(of: [1, 2, 3])
      #expect(contributions[group: 1].isEmpty && contributions[group: -1].isEmpty)
      #expect(contributions.margin(group: 7) == 0)
      #expect(try ShapleyExplainer(.of([], featureCount: 3)).interactions(of: [1, 2, 3])[0, 3] == 0)
    }
  }
}
