import Predictions

/// A tree of random splits.
struct IsolationTree: Sendable, Hashable {
  /// A node, in the order in which nodes are made: breadth first.
  struct Node: Sendable, Hashable {
    let parent: Int
    let depth: Int
    /// How many rows of the sample reached it.
    let count: Int
    var feature = 0
    var threshold: Float = 0
    /// The nodes for lesser or missing values and for the others; -1 in a leaf.
    var left = -1
    var right = -1

    var isLeaf: Bool { left < 0 }
    /// How many splits a row that ends here is taken to need.
    var pathLength: Double { Double(depth) + IsolationForest.expectedDepth(count) }
  }

  /// The nodes; 0 is the root.
  private(set) var nodes: [Node]

  /// Grows a tree down to single rows, rows that do not differ, or a depth.
  init(_ rows: [Int], features: FeatureMatrix, weights: [Double], depth: Int, _ random: inout RandomStream) {
    nodes = [Node(parent: -1, depth: 0, count: rows.count)]
    var members = [rows]
    var next = 0
    while next < nodes.count {
      let node = nodes[next]
      let rows = members[next]
      members[next] = []
      if node.depth < depth, rows.count > 1, let split = Self.split(rows, features, weights, &random) {
        let sides = [false, true].map { side in
          rows.filter { (features.values[$0 * features.columnCount + split.feature] >= split.threshold) == side }
        }
        nodes[next].feature = split.feature
        nodes[next].threshold = split.threshold
        nodes[next].left = nodes.count
        nodes[next].right = nodes.count + 1
        for side in sides {
          nodes.append(Node(parent: next, depth: node.depth + 1, count: side.count))
          members.append(side)
        }
      }
      next += 1
    }
  }

  /// A random feature that differs among the rows, and a random value between its least and greatest; `nil` when the
  /// rows do not differ.
  ///
  /// - Parameter weights: How likely each feature is; 0 for one that is never split.
  private static func split(
    _ rows: [Int], _ features: FeatureMatrix, _ weights: [Double], _ random: inout RandomStream
  ) -> (feature: Int, threshold: Float)? {
    var weights = weights
    while let column = choice(weights, &random) {
      var (least, greatest) = (Float.infinity, -Float.infinity)
      for row in rows {
        let value = features.values[row * features.columnCount + column]
        if value < least { least = value }
        if value > greatest { greatest = value }
      }
      weights[column] = 0
      guard least < greatest, (greatest - least).isFinite else { continue }
      let threshold = least + Float(random.uniform()) * (greatest - least)
      // Rounding may lead to the least value itself, which would leave one side empty.
      return (column, threshold > least && threshold <= greatest ? threshold : greatest)
    }
    return nil
  }

  /// A place with a chance in proportion to its weight; `nil` when no weight is left.
  private static func choice(_ weights: [Double], _ random: inout RandomStream) -> Int? {
    var rest = random.uniform() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() where weight > 0 {
      rest -= weight
      if rest <= 0 { return place }
    }
    return weights.lastIndex { $0 > 0 }
  }

  /// Where a row ends: how many splits it is taken to need.
  func pathLength(of row: some RandomAccessCollection<Float>) -> Double {
    var node = nodes[0]
    while !node.isLeaf {
      let value = row[row.index(row.startIndex, offsetBy: node.feature)]
      node = nodes[value >= node.threshold ? node.right : node.left]
    }
    return node.pathLength
  }
}
