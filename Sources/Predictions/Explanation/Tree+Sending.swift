extension Tree {
  /// Whether a test of the tree sends a value left: below the threshold, no listed category (what is no category counts
  /// as not listed), or missing where the default is left. O(1).
  func sendsLeft(_ value: Float, at node: TreeNode) -> Bool {
    if value.isNaN { return node.defaultLeft }
    if node.categorySet < 0 { return value < node.condition }
    // Above 2^24 a Float names no category exactly.
    guard value >= 0, value < 16_777_216 else { return true }
    return !categorySets[Int(node.categorySet)].contains(Int(value))
  }
}
