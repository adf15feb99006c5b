/// A decision tree: nodes that point forward, the root first.
public struct Tree: Sendable, Hashable {
  /// The nodes; 0 is the root, and a node's children are nodes of the same tree (the reader refuses anything else).
  public let nodes: [TreeNode]
  /// The sets of categories that nodes refer to.
  public let categorySets: [CategorySet]
  /// The length of the longest way from the root to a leaf; 0 for a lone leaf.
  public let depth: Int

  init(nodes: [TreeNode], categorySets: [CategorySet], depth: Int) {
    self.nodes = nodes
    self.categorySets = categorySets
    self.depth = depth
  }

  /// The tree with each leaf times a weight.
  func weighted(_ weight: Float) -> Tree {
    var nodes = nodes
    for place in nodes.indices where nodes[place].isLeaf { nodes[place].condition *= weight }
    return Tree(nodes: nodes, categorySets: categorySets, depth: depth)
  }
}
