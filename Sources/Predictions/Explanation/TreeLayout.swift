/// Where the kernels of explanations find the tests and leaves of a tree: twigs, the tests with two leaves, last, since
/// half of all tests are twigs and need half the work.
struct TreeLayout {
  /// The tests, each after the one above it, twigs last.
  let order: [Int]
  /// The place in `order` of the first twig.
  let firstTwig: Int
  /// The leaves; those whose sibling is a test come first.
  private(set) var leaves: [Float] = []
  /// How many leaves have a test as sibling.
  private(set) var strayCount = 0
  /// Of each test what it leads to: for twigs places among the leaves, for others places in `order`, behind which the
  /// strays follow.
  private(set) var children: [(left: UInt32, right: UInt32)]
  private let places: [Int]

  /// Lays out the tests of a tree. O(tests).
  init(_ paths: TreePaths) {
    let isTwig = paths.children.map { children in
      if case (.leaf, .leaf) = children { true } else { false }
    }
    let order = paths.tests.indices.filter { !isTwig[$0] } + paths.tests.indices.filter { isTwig[$0] }
    var places = [Int](repeating: 0, count: order.count)
    for (place, test) in order.enumerated() { places[test] = place }
    self.order = order
    self.places = places
    firstTwig = isTwig.count { !$0 }
    children = [(left: UInt32, right: UInt32)](repeating: (0, 0), count: order.count)
    for test in order {
      let (left, right) = paths.children[test]
      children[test] = (place(left, isTwig: isTwig[test]), place(right, isTwig: isTwig[test]))
    }
  }

  private mutating func place(_ child: TreePaths.Child, isTwig: Bool) -> UInt32 {
    switch child {
    case .test(let test): return UInt32(places[test])
    case .leaf(let value):
      leaves.append(value)
      if isTwig { return UInt32(leaves.count - 1) }
      strayCount += 1
      return UInt32(order.count + leaves.count - 1)
    }
  }

  /// Which slot of the kernel says whether the path to a test holds as far as its own feature is concerned.
  func reach(of test: TreePaths.Test) -> UInt32 {
    guard let earlier = test.earlier else { return 0 }
    return UInt32(1 + 2 * places[earlier] + (test.isRightOfEarlier ? 1 : 0))
  }
}
