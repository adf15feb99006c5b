import Predictions

extension TreeEnsemble {
  /// The margins of a row by the plainest means: every tree walked in order.
  func walkedMargins(of row: ArraySlice<Float>) -> [Float] {
    var sums = baseMargins
    for (tree, group) in zip(trees, treeGroups) { sums[group] += tree.leaf(of: row).condition }
    return sums
  }

  func walkedMargins(of rows: FeatureMatrix) -> [Float] {
    (0..<rows.rowCount).flatMap { walkedMargins(of: rows[row: $0]) }
  }
}
