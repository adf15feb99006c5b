/// The tests of a tree with what the path to each says of its own feature.
struct TreePaths {
  /// A test.
  struct Test {
    /// Its node of the tree.
    let node: TreeNode
    /// The part of the node's cover that goes left, 0...1.
    let leftShare: Double
    /// The test above it, and whether it lies on the right of that one.
    let parent: Int?
    let isRight: Bool
    /// The nearest test above it of the same feature, and whether it lies on the right of that one.
    let earlier: Int?
    let isRightOfEarlier: Bool
    /// The product of the shares of all tests above it of the same feature, on the way to it.
    let earlierShare: Double
    /// How many features are tested on the way to it, its own not counted.
    let featuresAbove: Int
    /// How many tests lie on the way to it.
    let level: Int
  }

  /// What a test leads to.
  enum Child {
    case test(Int)
    case leaf(Float)
  }

  /// The tests, each after the one above it.
  private(set) var tests: [Test] = []
  /// What each test leads to.
  private(set) var children: [(left: Child, right: Child)] = []
  /// The mean of the leaves, weighted with cover.
  private(set) var mean = 0.0
  /// The most features tested on a path.
  private(set) var featureCount = 0

  /// Walks a tree. O(nodes × depth).
  init(_ tree: Tree) {
    guard let root = tree.nodes.first else { return }
    guard !root.isLeaf else {
      mean = Double(root.condition)
      return
    }
    var open: [(node: Int, parent: Int?, isRight: Bool)] = [(0, nil, false)]
    while let next = open.popLast() {
      let node = tree.nodes[next.node]
      let place = tests.count
      tests.append(test(node, of: tree, parent: next.parent, isRight: next.isRight))
      children.append((.leaf(0), .leaf(0)))
      if let parent = next.parent { lead(parent, toRight: next.isRight, .test(place)) }
      for (index, isRight) in [(Int(node.right), true), (Int(node.left), false)] {
        let child = tree.nodes[index]
        if child.isLeaf {
          lead(place, toRight: isRight, .leaf(child.condition))
        } else {
          open.append((index, place, isRight))
        }
      }
    }
    featureCount = tests.reduce(0) { max($0, $1.featuresAbove + ($1.earlier == nil ? 1 : 0)) }
    mean = meanOfLeaves()
  }

  private mutating func lead(_ place: Int, toRight isRight: Bool, _ child: Child) {
    if isRight { children[place].right = child } else { children[place].left = child }
  }

  private func test(_ node: TreeNode, of tree: Tree, parent: Int?, isRight: Bool) -> Test {
    let earlier = nearestTest(of: node.feature, above: parent, isRight: isRight)
    var earlierShare = 1.0
    if let earlier {
      let test = tests[earlier.place]
      earlierShare = test.earlierShare * (earlier.isRight ? 1 - test.leftShare : test.leftShare)
    }
    let above = parent.map { tests[$0].featuresAbove + (tests[$0].earlier == nil ? 1 : 0) } ?? 0
    return Test(
      node: node, leftShare: Self.leftShare(node, of: tree), parent: parent, isRight: isRight,
      earlier: earlier?.place, isRightOfEarlier: earlier?.isRight ?? false, earlierShare: earlierShare,
      featuresAbove: above, level: parent.map { tests[$0].level + 1 } ?? 0)
  }

  private func nearestTest(of feature: Int32, above parent: Int?, isRight: Bool) -> (place: Int, isRight: Bool)? {
    var (above, isRight) = (parent, isRight)
    while let place = above {
      if tests[place].node.feature == feature { return (place, isRight) }
      (above, isRight) = (tests[place].parent, tests[place].isRight)
    }
    return nil
  }

  /// The part of a node's cover that goes left; half where no training row came by.
  static func leftShare(_ node: TreeNode, of tree: Tree) -> Double {
    let share = Double(tree.nodes[Int(node.left)].cover) / Double(node.cover)
    return share.isFinite ? min(1, max(0, share)) : 0.5
  }

  private func meanOfLeaves() -> Double {
    var means = [Double](repeating: 0, count: tests.count)
    func mean(_ child: Child) -> Double {
      switch child {
      case .test(let place): means[place]
      case .leaf(let value): Double(value)
      }
    }
    for place in tests.indices.reversed() {
      let share = tests[place].leftShare
      means[place] = share * mean(children[place].left) + (1 - share) * mean(children[place].right)
    }
    return means.first ?? 0
  }
}
