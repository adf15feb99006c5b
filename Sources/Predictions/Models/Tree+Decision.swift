extension Tree {
  /// Whether a row with this value of the tested feature goes left.
  ///
  /// NaN is a missing value and follows the default. A category goes right when it is listed; one that is not listed,
  /// negative or too large goes left, as in XGBoost 1.7 and later.
  @inline(__always)
  public func goesLeft(_ value: Float, at node: TreeNode) -> Bool {
    if value.isNaN { return node.defaultLeft }
    if node.categorySet >= 0 { return !categorySets[Int(node.categorySet)].contains(value) }
    return value < node.condition
  }

  /// The leaf that a row comes to. O(depth).
  ///
  /// - Precondition: the row has all features of the ensemble.
  public func leaf(of row: some RandomAccessCollection<Float>) -> TreeNode {
    var node = nodes[0]
    while !node.isLeaf {
      let value = row[row.index(row.startIndex, offsetBy: Int(node.feature))]
      node = nodes[Int(goesLeft(value, at: node) ? node.left : node.right)]
    }
    return node
  }
}
