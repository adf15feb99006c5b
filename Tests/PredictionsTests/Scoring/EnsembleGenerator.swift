import TestSupport

@testable import Predictions

/// Makes random ensembles and rows that hit their thresholds.
struct EnsembleGenerator {
  var random: SplitMix64
  var depths = 0...8
  var featureCount = 6
  var groupCount = 1
  var treeCount = 20
  /// How many different thresholds a feature has at most.
  var thresholdCount = 40
  /// The categories of the last two features.
  var levelCount = 70

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func ensemble() -> TreeEnsemble {
    let trees = (0..<treeCount).map { _ in tree() }
    return TreeEnsemble(
      featureCount: featureCount, groupCount: groupCount, trees: trees,
      treeGroups: trees.indices.map { $0 % groupCount }, baseMargins: (0..<groupCount).map { _ in value() },
      objective: "reg:squarederror", link: .identity, featureNames: [], attributes: [:], version: [3, 2, 0])
  }

  mutating func rows(_ count: Int) -> FeatureMatrix {
    var rows = FeatureMatrix(columnCount: featureCount)
    for _ in 0..<count { rows.append(row: (0..<featureCount).map { cell($0) }) }
    return rows
  }

  private mutating func value() -> Float { Float.random(in: -1...1, using: &random) }

  private func isCategorical(_ feature: Int) -> Bool { feature >= featureCount - 2 }

  private mutating func cell(_ feature: Int) -> Float {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .nan
    case 1: return [.infinity, -.infinity, -1, 0.5, 1e9, 255, 254, 250][Int.random(in: 0..<8, using: &random)]
    default:
      if isCategorical(feature) { return Float(Int.random(in: 0..<levelCount + 2, using: &random)) }
      // On a threshold, or between two.
      return threshold() + (Bool.random(using: &random) ? 0 : 0.25)
    }
  }

  private mutating func threshold() -> Float { Float(Int.random(in: 0..<thresholdCount, using: &random)) / 2 - 4 }

  private mutating func tree() -> Tree {
    let limit = Int.random(in: depths, using: &random)
    var nodes: [TreeNode] = []
    var sets: [CategorySet] = []
    var levels: [Int] = []
    var open = [0]
    nodes.append(leaf())
    levels.append(0)
    while let node = open.popLast() {
      let isDone = levels[node] >= limit || (levels[node] > 0 && Int.random(in: 0..<6, using: &random) == 0)
      guard !isDone, nodes.count < 1200 else { continue }
      nodes[node] = test(children: nodes.count, &sets)
      for _ in 0..<2 {
        open.append(nodes.count)
        levels.append(levels[node] + 1)
        nodes.append(leaf())
      }
    }
    return Tree(nodes: nodes, categorySets: sets, depth: levels.max() ?? 0)
  }

  private mutating func leaf() -> TreeNode {
    TreeNode(left: -1, right: -1, feature: 0, condition: value(), defaultLeft: false, cover: 1)
  }

  private mutating func test(children: Int, _ sets: inout [CategorySet]) -> TreeNode {
    let feature = Int.random(in: 0..<featureCount, using: &random)
    var node = TreeNode(
      left: Int32(children), right: Int32(children + 1), feature: Int32(feature), condition: 0,
      defaultLeft: Bool.random(using: &random), cover: 2, gain: 1)
    if isCategorical(feature) {
      node.categorySet = Int32(sets.count)
      let share = Int.random(in: 0...3, using: &random)
      var codes: [Int] = []
      for code in 0..<levelCount where Int.random(in: 0..<4, using: &random) < share { codes.append(code) }
      sets.append(CategorySet(codes))
    } else {
      node.condition = threshold()
    }
    return node
  }
}
