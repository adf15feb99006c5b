/// A node of a decision tree: a test, or a leaf with its value.
public struct TreeNode: Sendable, Hashable {
  /// The node for rows that pass the test (`value < threshold`, or a category that is not listed); -1 in a leaf.
  public var left: Int32
  /// The node for the others; -1 in a leaf.
  public var right: Int32
  /// The feature that is tested; 0 in a leaf.
  public var feature: Int32
  /// The threshold of a numeric test, or the value of a leaf (times the weight of its tree, where trees have weights).
  public var condition: Float
  /// Whether a row without the value goes left.
  public var defaultLeft: Bool
  /// The place in `Tree.categorySets` of the categories that go right; -1 for a numeric test.
  public var categorySet: Int32
  /// The sum of the Hessians of the training rows that reached the node: its cover.
  public var cover: Float
  /// How much the split lowered the training loss; 0 in a leaf.
  public var gain: Float

  /// A node with given parts.
  public init(
    left: Int32, right: Int32, feature: Int32, condition: Float, defaultLeft: Bool, categorySet: Int32 = -1,
    cover: Float, gain: Float = 0
  ) {
    self.left = left
    self.right = right
    self.feature = feature
    self.condition = condition
    self.defaultLeft = defaultLeft
    self.categorySet = categorySet
    self.cover = cover
    self.gain = gain
  }

  /// Whether it is a leaf.
  public var isLeaf: Bool { left < 0 }
}
