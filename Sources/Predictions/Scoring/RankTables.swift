import CKernels

/// An ensemble in the form that the kernels score: perfect trees over ranks of thresholds.
///
/// Every feature is replaced by how many of the ensemble's own thresholds its value reaches, which fits in a byte, and
/// each tree is filled up to a perfect one, so that a row's way through it needs no branch.
struct RankTables: Sendable {
  private(set) var columns: [kb_rank_column] = []
  private(set) var cuts: [Float] = []
  private(set) var trees: [kb_rank_tree] = []
  private(set) var nodes: [kb_rank_node] = []
  private(set) var leaves: [Float] = []
  private(set) var sets: [UInt8] = []
  private var numericColumns: [Int32: Column] = [:]
  private var categoricalColumns: [Int32: Int] = [:]

  private struct Column {
    let index: Int
    let cuts: [Float]
  }

  /// The depth up to which all nodes of a tree are tested rather than those on a row's way.
  static let maximumDepth = 8
  /// How many thresholds of a feature a byte can tell apart.
  static let maximumCutCount = 255
  /// How many trees have one depth, since a row walks them together.
  private static let treesTogether = 8

  /// The tables of an ensemble; `nil` when it has trees that are deeper than 8, features with more than 255 thresholds,
  /// or tests that list categories from 250 on.
  ///
  /// - Complexity: O(n log n) of the nodes.
  init?(_ ensemble: TreeEnsemble) {
    guard ensemble.trees.allSatisfy({ $0.depth <= Self.maximumDepth && Self.hasByteCategories($0) }) else { return nil }
    makeColumns(ensemble)
    guard numericColumns.values.allSatisfy({ $0.cuts.count <= Self.maximumCutCount }) else { return nil }
    for first in stride(from: 0, to: ensemble.trees.count, by: Self.treesTogether) {
      let together = first..<min(first + Self.treesTogether, ensemble.trees.count)
      let depth = max(1, ensemble.trees[together].map(\.depth).max() ?? 1)
      for tree in together { append(ensemble.trees[tree], depth: depth, group: ensemble.treeGroups[tree]) }
    }
  }

  /// How many bytes a row takes: two columns a tested feature, and one of zeros for the nodes that fill trees up.
  var byteCount: Int { 2 * columns.count + 1 }

  private static func hasByteCategories(_ tree: Tree) -> Bool {
    tree.categorySets.allSatisfy { $0.codes.last ?? 0 < Int(KB_CATEGORY_LIMIT) }
  }

  private mutating func makeColumns(_ ensemble: TreeEnsemble) {
    var thresholds: [Int32: [Float]] = [:]
    var categorical: Set<Int32> = []
    for node in ensemble.trees.lazy.flatMap(\.nodes) where !node.isLeaf {
      if node.categorySet >= 0 {
        categorical.insert(node.feature)
      } else {
        thresholds[node.feature, default: []].append(node.condition)
      }
    }
    for feature in thresholds.keys.sorted() { addNumeric(feature, thresholds[feature] ?? []) }
    for feature in categorical.sorted() {
      categoricalColumns[feature] = columns.count
      columns.append(kb_rank_column(feature: UInt32(feature), is_categorical: 1, first_cut: 0))
    }
  }

  private mutating func addNumeric(_ feature: Int32, _ thresholds: [Float]) {
    var distinct: [Float] = []
    for threshold in thresholds.sorted() where threshold != distinct.last { distinct.append(threshold) }
    numericColumns[feature] = Column(index: columns.count, cuts: distinct)
    columns.append(kb_rank_column(feature: UInt32(feature), is_categorical: 0, first_cut: UInt32(cuts.count)))
    let run = Int(KB_CUTS)
    let ends = stride(from: run, to: distinct.count, by: run).map { distinct[$0 - 1] }
    for part in [ends, distinct] {
      cuts += part
      cuts += [Float](repeating: .nan, count: max(run, (part.count + run - 1) / run * run) - part.count)
    }
  }

  private mutating func append(_ tree: Tree, depth: Int, group: Int) {
    trees.append(
      kb_rank_tree(
        first_node: UInt32(nodes.count), first_leaf: UInt32(leaves.count), depth: UInt32(depth), group: UInt32(group)))
    // No rank of the column of zeros reaches 255: a node that only fills up sends all rows left.
    let filler = kb_rank_node(column: UInt32(2 * columns.count), test: UInt32(Self.maximumCutCount))
    var level: [Int32] = [0]
    for _ in 0..<depth {
      var next: [Int32] = []
      for place in level {
        let node = tree.nodes[Int(place)]
        nodes.append(node.isLeaf ? filler : test(node, tree))
        next += node.isLeaf ? [place, place] : [node.left, node.right]
      }
      level = next
    }
    leaves += level.map { tree.nodes[Int($0)].condition }
  }

  private mutating func test(_ node: TreeNode, _ tree: Tree) -> kb_rank_node {
    let side = node.defaultLeft ? 0 : 1
    if node.categorySet >= 0 {
      let column = categoricalColumns[node.feature] ?? 0
      let set = addSet(tree.categorySets[Int(node.categorySet)])
      return kb_rank_node(column: UInt32(2 * column + side), test: KB_CATEGORICAL | set)
    }
    guard let column = numericColumns[node.feature] else { return kb_rank_node(column: 0, test: 0) }
    var range = column.cuts[...]
    while let last = range.indices.last {
      let middle = range.startIndex + (last - range.startIndex) / 2
      range = range[middle] < node.condition ? range[(middle + 1)...] : range[..<middle]
    }
    return kb_rank_node(column: UInt32(2 * column.index + side), test: UInt32(range.startIndex + 1))
  }

  private mutating func addSet(_ set: CategorySet) -> UInt32 {
    let place = sets.count / Int(KB_SET_BYTES)
    for byte in 0..<Int(KB_SET_BYTES) {
      let word = byte / 8 < set.words.count ? set.words[byte / 8] : 0
      sets.append(UInt8(truncatingIfNeeded: word >> UInt64(byte % 8 * 8)))
    }
    sets[sets.count - 1] |= 0x80  // KB_CATEGORY_MISSING_RIGHT
    return UInt32(place)
  }
}
