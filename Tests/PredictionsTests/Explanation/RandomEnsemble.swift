import TestSupport

@testable import Predictions

/// Ensembles and rows to try explanations on: few features, so that paths test them repeatedly.
struct RandomEnsemble {
  var generator: SplitMix64
  let featureCount: Int
  /// Categories of the odd features; none when there are no categorical tests.
  var categoryCount = 0
  /// One test in so many has a side that no training row went to.
  var zeroCoverRate = 0

  init(seed: UInt64, featureCount: Int, categoryCount: Int = 0, zeroCoverRate: Int = 0) {
    generator = SplitMix64(seed: seed)
    self.featureCount = featureCount
    self.categoryCount = categoryCount
    self.zeroCoverRate = zeroCoverRate
  }

  mutating func ensemble(trees count: Int, depth: Int, groups: Int = 1) -> TreeEnsemble {
    let trees = (0..<count).map { _ in tree(depth: depth) }
    return .of(
      trees, featureCount: featureCount, groups: (0..<count).map { $0 % groups },
      baseMargins: (0..<groups).map { 0.5 - Float($0) })
  }

  mutating func tree(depth: Int) -> Tree {
    var nodes: [TreeNode] = []
    var sets: [CategorySet] = []
    grow(depth: depth, cover: 64, isRoot: true, &nodes, &sets)
    return Tree(nodes: nodes, categorySets: sets, depth: depth)
  }

  @discardableResult
  private mutating func grow(
    depth: Int, cover: Float, isRoot: Bool = false, _ nodes: inout [TreeNode], _ sets: inout [CategorySet]
  ) -> Int32 {
    let place = nodes.count
    guard depth > 0, isRoot || Int.random(in: 0..<6, using: &generator) > 0 else {
      nodes.append(.leaf(Float.random(in: -1...1, using: &generator), cover: cover))
      return Int32(place)
    }
    let feature = Int32.random(in: 0..<Int32(featureCount), using: &generator)
    var node = TreeNode(
      left: 0, right: 0, feature: feature, condition: Float.random(in: -1...1, using: &generator),
      defaultLeft: Bool.random(using: &generator), cover: cover, gain: Float.random(in: 0...4, using: &generator))
    if categoryCount > 0, feature % 2 == 1 {
      node.categorySet = Int32(sets.count)
      let codes = (0..<categoryCount).filter { _ in Bool.random(using: &generator) }
      sets.append(CategorySet(codes))
    }
    nodes.append(node)
    let share: Float =
      zeroCoverRate > 0 && Int.random(in: 0..<zeroCoverRate, using: &generator) == 0
      ? (Bool.random(using: &generator) ? 0 : 1) : Float.random(in: 0.1...0.9, using: &generator)
    nodes[place].left = grow(depth: depth - 1, cover: cover * share, &nodes, &sets)
    nodes[place].right = grow(depth: depth - 1, cover: cover - cover * share, &nodes, &sets)
    return Int32(place)
  }

  /// A row; one value in five is missing.
  mutating func row() -> [Float] {
    (0..<featureCount).map { feature in
      if Int.random(in: 0..<5, using: &generator) == 0 { return .nan }
      if categoryCount > 0, feature % 2 == 1 {
        // Some are no category: negative, or beyond the last one.
        return Float(Int.random(in: -1..<categoryCount + 40, using: &generator))
      }
      return Float.random(in: -1.2...1.2, using: &generator)
    }
  }

  mutating func matrix(rows count: Int) -> FeatureMatrix {
    var matrix = FeatureMatrix(columnCount: featureCount, capacity: count)
    for _ in 0..<count { matrix.append(row: row()) }
    return matrix
  }
}

extension TreeNode {
  static func leaf(_ value: Float, cover: Float) -> TreeNode {
    TreeNode(left: -1, right: -1, feature: 0, condition: value, defaultLeft: false, cover: cover)
  }

  /// A numeric test of a tree whose children stand at given places.
  static func test(
    _ feature: Int32, below threshold: Float, left: Int32, right: Int32, defaultLeft: Bool = false, cover: Float,
    gain: Float = 0
  ) -> TreeNode {
    TreeNode(
      left: left, right: right, feature: feature, condition: threshold, defaultLeft: defaultLeft, cover: cover,
      gain: gain)
  }
}

extension TreeEnsemble {
  /// An ensemble of hand-made trees.
  static func of(
    _ trees: [Tree], featureCount: Int, groups: [Int]? = nil, baseMargins: [Float] = [0], link: Link = .identity
  ) -> TreeEnsemble {
    TreeEnsemble(
      featureCount: featureCount, groupCount: baseMargins.count, trees: trees,
      treeGroups: groups ?? trees.map { _ in 0 }, baseMargins: baseMargins, objective: "reg:squarederror", link: link,
      featureNames: [], attributes: [:], version: [3, 2, 0])
  }
}
