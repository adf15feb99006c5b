/// Makes a tree of stored arrays, or says which node contradicts the others.
struct TreeCheck {
  private let stored: StoredTree
  private let number: Int
  private let count: Int
  /// The place of each node in the finished tree; -1 where no parent has been met.
  private var places: [Int32]
  private var depths: [Int32]
  private var sets: [CategorySet] = []
  /// The place in `sets` for each node, -1 for a numeric test.
  private var setOfNode: [Int32]
  private(set) var highestFeature: HighestFeature?

  /// The largest feature that a test names, and where.
  struct HighestFeature {
    let feature: Int32
    let tree: Int
    let node: Int
  }

  /// The longest way from a root to a leaf that is taken for a tree rather than an attack.
  static let maximumDepth = 512

  /// What XGBoost writes in place of the feature of a node that pruning deleted.
  private static let deleted = Int32.max

  init(_ stored: StoredTree, number: Int) {
    self.stored = stored
    self.number = number
    count = stored.left.count
    places = [Int32](repeating: -1, count: count)
    depths = [Int32](repeating: 0, count: count)
    setOfNode = [Int32](repeating: -1, count: count)
  }

  /// The tree. Every leaf is as stored; trees that have weights are weighted later.
  ///
  /// - Complexity: O(bytes read).
  mutating func tree() throws(ModelError) -> Tree {
    try checkCounts()
    try readCategories()
    let kept = try placeNodes()
    var nodes: [TreeNode] = []
    nodes.reserveCapacity(kept)
    for node in 0..<count where places[node] >= 0 { nodes.append(try treeNode(node)) }
    return Tree(nodes: nodes, categorySets: sets, depth: Int(depths.max() ?? 0))
  }

  private func fault(_ node: Int?, _ member: String, _ expected: String, found: String) -> ModelError {
    let node = node.map { "node \($0), " } ?? ""
    return ModelError(.malformed, "tree \(number), \(node)\(member): expected \(expected), found \(found)")
  }

  private func checkCounts() throws(ModelError) {
    if let size = stored.parameters["size_leaf_vector"], size != "0", size != "1" {
      throw ModelError(
        .unsupported,
        "tree \(number): leaves of \(size) values (multi_output_tree) are not supported; train one_output_per_tree")
    }
    guard count > 0, count < Int(Int32.max) else {
      throw fault(nil, "left_children", "at least a root", found: "\(count) nodes")
    }
    let counts = [
      ("right_children", stored.right.count), ("split_indices", stored.feature.count),
      ("split_conditions", stored.condition.count), ("default_left", stored.defaultLeft.count),
      ("sum_hessian", stored.cover.count), ("loss_changes", stored.gain.count), ("split_type", stored.type.count),
    ]
    for (member, found) in counts where found != count {
      throw fault(nil, member, "\(count) elements as in left_children", found: "\(found)")
    }
    if let nodes = stored.parameters["num_nodes"], nodes != "\(count)" {
      throw fault(nil, "tree_param.num_nodes", "\(count)", found: nodes)
    }
  }

  private mutating func readCategories() throws(ModelError) {
    let sizes = stored.categoryCounts
    guard stored.categoryNodes.count == sizes.count, stored.categoryStarts.count == sizes.count else {
      throw fault(
        nil, "categories_nodes", "as many nodes as categories_segments and categories_sizes",
        found: "\(stored.categoryNodes.count), \(stored.categoryStarts.count) and \(sizes.count)")
    }
    var start = 0
    var last = -1
    for (place, node) in stored.categoryNodes.enumerated() {
      guard node > last, node < count else {
        throw fault(nil, "categories_nodes", "rising numbers of nodes below \(count)", found: "\(node)")
      }
      last = Int(node)
      let size = Int(sizes[place])
      // Segments that overlapped could make a small file a large model.
      guard Int(stored.categoryStarts[place]) == start, size >= 0, size <= stored.categories.count - start else {
        throw fault(
          last, "categories_segments", "a segment from \(start) on within \(stored.categories.count) categories",
          found: "\(size) categories from \(stored.categoryStarts[place]) on")
      }
      let codes = stored.categories[start..<start + size]
      if let code = codes.first(where: { !(0...16_777_215).contains($0) }) {
        throw fault(last, "categories", "codes from 0 to 16777215", found: "\(code)")
      }
      setOfNode[last] = Int32(sets.count)
      sets.append(CategorySet(codes.lazy.map(Int.init)))
      start += size
    }
  }

  /// Gives each node that is reached from the root its place, and counts these.
  private mutating func placeNodes() throws(ModelError) -> Int {
    places[0] = 0
    var kept = 0
    for node in 0..<count {
      guard places[node] >= 0 else {
        guard stored.feature[node] == Self.deleted else {
          throw fault(node, "left_children", "a parent before the node", found: "none")
        }
        continue
      }
      places[node] = Int32(kept)
      kept += 1
      guard depths[node] <= Self.maximumDepth else {
        throw ModelError(
          .unsupported, "tree \(number), node \(node): deeper than \(Self.maximumDepth) levels is not supported")
      }
      if stored.left[node] == -1, stored.right[node] == -1 { continue }
      try reach(stored.left[node], from: node, "left_children")
      try reach(stored.right[node], from: node, "right_children")
    }
    return kept
  }

  @inline(__always)
  private mutating func reach(_ child: Int32, from parent: Int, _ member: String) throws(ModelError) {
    guard child > parent, child < count else {
      throw fault(parent, member, "a node after it, below \(count), or -1 on both sides", found: "\(child)")
    }
    guard places[Int(child)] < 0 else {
      throw fault(parent, member, "a node without a parent yet", found: "\(child), which has one")
    }
    places[Int(child)] = 0
    depths[Int(child)] = depths[parent] + 1
  }

  @inline(__always)
  private mutating func treeNode(_ node: Int) throws(ModelError) -> TreeNode {
    let isLeaf = stored.left[node] == -1
    let cover = stored.cover[node]
    guard cover.isFinite, cover >= 0 else { throw fault(node, "sum_hessian", "a cover from 0 on", found: "\(cover)") }
    let condition = stored.condition[node]
    if isLeaf {
      guard condition.isFinite else {
        throw fault(node, "split_conditions", "a finite leaf value", found: "\(condition)")
      }
      return TreeNode(left: -1, right: -1, feature: 0, condition: condition, defaultLeft: false, cover: cover)
    }
    let gain = stored.gain[node]
    guard gain.isFinite else { throw fault(node, "loss_changes", "a finite gain", found: "\(gain)") }
    try checkTest(node)
    return TreeNode(
      left: places[Int(stored.left[node])], right: places[Int(stored.right[node])], feature: stored.feature[node],
      condition: setOfNode[node] < 0 ? condition : 0, defaultLeft: stored.defaultLeft[node] == 1,
      categorySet: setOfNode[node], cover: cover, gain: gain)
  }

  @inline(__always)
  private mutating func checkTest(_ node: Int) throws(ModelError) {
    let feature = stored.feature[node]
    guard feature >= 0 else { throw fault(node, "split_indices", "a feature from 0 on", found: "\(feature)") }
    if feature > highestFeature?.feature ?? -1 {
      highestFeature = HighestFeature(feature: feature, tree: number, node: node)
    }
    guard (0...1).contains(stored.defaultLeft[node]) else {
      throw fault(node, "default_left", "0 or 1", found: "\(stored.defaultLeft[node])")
    }
    switch stored.type[node] {
    case 0:
      guard setOfNode[node] < 0 else { throw fault(node, "split_type", "1, since it has categories", found: "0") }
      // A categorical test holds a placeholder here: NaN up to 3.0.0, then 1E-45.
      guard stored.condition[node].isFinite else {
        throw fault(node, "split_conditions", "a finite threshold", found: "\(stored.condition[node])")
      }
    case 1:
      guard setOfNode[node] >= 0 else { throw fault(node, "categories_nodes", "the node's categories", found: "none") }
    case let other: throw fault(node, "split_type", "0 (numeric) or 1 (categorical)", found: "\(other)")
    }
  }
}
