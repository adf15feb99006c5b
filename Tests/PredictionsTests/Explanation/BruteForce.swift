@testable import Predictions

/// Shapley values by their definition: sums over all sets of features.
struct BruteForce {
  let featureCount: Int
  /// What the game gives when the features of a set are known; a set is the bits of a number.
  let values: [Double]

  /// The game that an ensemble plays with one row, where an unknown test sends it both ways.
  init(_ ensemble: TreeEnsemble, row: [Float], group: Int = 0) {
    featureCount = ensemble.featureCount
    values = (0..<1 << ensemble.featureCount).map { known in
      ensemble.treesOf(group).reduce(Double(ensemble.baseMargins[group])) {
        $0 + Self.mean($1, at: 0, row: row, known: known)
      }
    }
  }

  /// The game in which unknown features have the values that the rows of a background have.
  init(_ ensemble: TreeEnsemble, row: [Float], background: FeatureMatrix, group: Int = 0) {
    featureCount = ensemble.featureCount
    values = (0..<1 << ensemble.featureCount).map { known in
      let sum = (0..<background.rowCount).reduce(0.0) { sum, index in
        let mixed = zip(0..., background[row: index]).map { known >> $0 & 1 == 1 ? row[$0] : $1 }
        return ensemble.treesOf(group).reduce(sum + Double(ensemble.baseMargins[group])) {
          $0 + Double($1.value(of: mixed))
        }
      }
      return sum / Double(background.rowCount)
    }
  }

  var baseValue: Double { values[0] }

  func contribution(_ feature: Int) -> Double {
    sum(without: 1 << feature) { values[$0 | 1 << feature] - values[$0] }
  }

  /// Half of what two features do together.
  func interaction(_ first: Int, _ second: Int) -> Double {
    let (i, j) = (1 << first, 1 << second)
    return sum(without: i | j) { values[$0 | i | j] - values[$0 | i] - values[$0 | j] + values[$0] } / 2
  }

  /// The weighted sum over the sets without some features: |S|! (n - |S|)! / (n + 1)! for n other features.
  private func sum(without features: Int, of term: (Int) -> Double) -> Double {
    let others = featureCount - features.nonzeroBitCount
    return (0..<1 << featureCount).filter { $0 & features == 0 }.reduce(0) { sum, set in
      let size = set.nonzeroBitCount
      let weight = factorial(size) * factorial(others - size) / factorial(others + 1)
      return sum + weight * term(set)
    }
  }

  private func factorial(_ n: Int) -> Double { (1...max(1, n)).reduce(1) { $0 * Double($1) } }

  private static func mean(_ tree: Tree, at place: Int, row: [Float], known: Int) -> Double {
    let node = tree.nodes[place]
    if node.isLeaf { return Double(node.condition) }
    if known >> Int(node.feature) & 1 == 1 {
      return mean(tree, at: Int(tree.goesLeft(row, at: node) ? node.left : node.right), row: row, known: known)
    }
    let cover = tree.nodes[Int(node.left)].cover / node.cover
    let share = cover.isFinite ? Double(cover) : 0.5
    return share * mean(tree, at: Int(node.left), row: row, known: known)
      + (1 - share) * mean(tree, at: Int(node.right), row: row, known: known)
  }
}

extension TreeEnsemble {
  func treesOf(_ group: Int) -> [Tree] { zip(trees, treeGroups).filter { $0.1 == group }.map(\.0) }

  /// The margin of a row, tree by tree.
  func plainMargin(of row: [Float], group: Int = 0) -> Double {
    treesOf(group).reduce(Double(baseMargins[group])) { $0 + Double($1.value(of: row)) }
  }
}

extension Tree {
  func goesLeft(_ row: [Float], at node: TreeNode) -> Bool {
    let value = row[Int(node.feature)]
    if value.isNaN { return node.defaultLeft }
    if node.categorySet < 0 { return value < node.condition }
    return value < 0 || !categorySets[Int(node.categorySet)].codes.contains(Int(value))
  }

  func value(of row: [Float]) -> Float {
    var node = nodes[0]
    while !node.isLeaf { node = nodes[Int(goesLeft(row, at: node) ? node.left : node.right)] }
    return node.condition
  }
}
