/// Explains margins by exact interventional Shapley values against a background of rows.
///
/// An unknown feature has the value that a background row has, whatever the other features are, so that the values answer
/// "what sets this row apart from those?" and add up to the margin less the background's mean margin. For one pair of
/// rows a leaf is a game in which the features that only the row satisfies must be known and those that only the
/// background row satisfies must not; its values have a closed form (Lundberg et al. 2020, "independent" TreeSHAP).
public struct InterventionalExplainer: Sendable {
  let ensemble: TreeEnsemble
  /// How many rows the background has.
  public let backgroundCount: Int
  /// Each group's margin on average over the background.
  public let baseValues: [Float]
  /// Of each tree, node by node so many words: bit b of them says whether background row b goes left.
  private let backgroundGoesLeft: [[UInt64]]
  private let weights: LeafWeights

  /// Prepares trees and a background, of which some hundred rows are enough: time and memory grow with it.
  /// O(nodes × rows of the background), a bit each.
  ///
  /// - Throws: `FeatureError` for rows of another length or a background without rows.
  public init(_ ensemble: TreeEnsemble, background: FeatureMatrix) throws(FeatureError) {
    guard background.columnCount == ensemble.featureCount, background.rowCount > 0 else {
      throw FeatureError(
        "expected a background of rows with \(ensemble.featureCount) features, found \(background.rowCount) rows with "
          + "\(background.columnCount); sample some from the training data")
    }
    self.ensemble = ensemble
    backgroundCount = background.rowCount
    backgroundGoesLeft = ensemble.trees.map { Self.directions(of: background, in: $0) }
    weights = LeafWeights(count: ensemble.trees.reduce(0) { max($0, TreePaths($1).featureCount) })
    var sums = ensemble.baseMargins.map { Double($0) * Double(background.rowCount) }
    for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) {
      for row in 0..<background.rowCount { sums[group] += Double(tree.leaf(of: background[row: row]).condition) }
    }
    baseValues = sums.map { Float($0 / Double(background.rowCount)) }
  }

  /// The contributions of the features of one row. O(background × tests in which it and the row part).
  ///
  /// - Throws: `FeatureError` for a row of another length.
  public func contributions(of row: some Collection<Float>) throws(FeatureError) -> Contributions {
    let count = ensemble.featureCount
    guard row.count == count else {
      throw FeatureError("expected a row of \(count) features, found \(row.count); is it of the model's own?")
    }
    let row = Array(row)
    var sums = [[Double]](repeating: [Double](repeating: 0, count: count), count: ensemble.groupCount)
    for (place, tree) in ensemble.trees.enumerated() {
      let rowGoesLeft = tree.nodes.map { !$0.isLeaf && tree.goesLeft(row[Int($0.feature)], at: $0) }
      var walk = PairWalk(
        nodes: tree.nodes, rowGoesLeft: rowGoesLeft, backgroundGoesLeft: backgroundGoesLeft[place],
        backgroundCount: backgroundCount, weights: weights, featureCount: count)
      walk.addAll()
      for feature in 0..<count { sums[ensemble.treeGroups[place]][feature] += walk.sums[feature] }
    }
    return Contributions(
      featureCount: count, baseValues: baseValues,
      values: sums.flatMap { $0.map { Float($0 / Double(backgroundCount)) } })
  }

  private static func directions(of background: FeatureMatrix, in tree: Tree) -> [UInt64] {
    let wordCount = (background.rowCount + 63) / 64
    var words = [UInt64](repeating: 0, count: tree.nodes.count * wordCount)
    for row in 0..<background.rowCount {
      let values = background[row: row]
      for (place, node) in tree.nodes.enumerated() where !node.isLeaf {
        guard tree.goesLeft(values[values.startIndex + Int(node.feature)], at: node) else { continue }
        words[place * wordCount + row / 64] |= 1 << UInt64(row % 64)
      }
    }
    return words
  }
}
