/// Goes down a tree with a row and each background row at once, and forks where the two part.
struct PairWalk {
  /// Which of the two rows a feature follows on the way to a node.
  private enum Side: UInt8 {
    case either
    case row
    case background
  }

  /// What the leaves below a node give to each needed feature of the way, and take from each barred one.
  private struct Parts {
    var needed: Double
    var barred: Double
  }

  let nodes: [TreeNode]
  let rowGoesLeft: [Bool]
  let backgroundGoesLeft: [UInt64]
  let backgroundCount: Int
  let weights: LeafWeights
  /// The contributions of the features, added over all background rows.
  private(set) var sums: [Double]
  private var sides: [Side]
  private var backgroundRow = 0

  init(
    nodes: [TreeNode], rowGoesLeft: [Bool], backgroundGoesLeft: [UInt64], backgroundCount: Int, weights: LeafWeights,
    featureCount: Int
  ) {
    self.nodes = nodes
    self.rowGoesLeft = rowGoesLeft
    self.backgroundGoesLeft = backgroundGoesLeft
    self.backgroundCount = backgroundCount
    self.weights = weights
    sums = [Double](repeating: 0, count: featureCount)
    sides = [Side](repeating: .either, count: featureCount)
  }

  /// Walks with every background row.
  mutating func addAll() {
    guard !nodes.isEmpty else { return }
    for row in 0..<backgroundCount {
      backgroundRow = row
      _ = walk(from: 0, needed: 0, barred: 0)
    }
  }

  private mutating func walk(from start: Int, needed: Int, barred: Int) -> Parts {
    var place = start
    while !nodes[place].isLeaf {
      let node = nodes[place]
      let ofRow = Int(rowGoesLeft[place] ? node.left : node.right)
      let ofBackground = Int(goesLeft(at: place) ? node.left : node.right)
      if ofRow == ofBackground {
        place = ofRow
        continue
      }
      switch sides[Int(node.feature)] {
      case .row: place = ofRow
      case .background: place = ofBackground
      case .either: return fork(Int(node.feature), ofRow, ofBackground, needed: needed, barred: barred)
      }
    }
    let value = Double(nodes[place].condition)
    return Parts(
      needed: value * weights.ofNeeded(needed: needed, barred: barred),
      barred: value * weights.ofBarred(needed: needed, barred: barred))
  }

  private mutating func fork(
    _ feature: Int, _ ofRow: Int, _ ofBackground: Int, needed: Int, barred: Int
  ) -> Parts {
    sides[feature] = .row
    let known = walk(from: ofRow, needed: needed + 1, barred: barred)
    sides[feature] = .background
    let unknown = walk(from: ofBackground, needed: needed, barred: barred + 1)
    sides[feature] = .either
    sums[feature] += known.needed - unknown.barred
    return Parts(needed: known.needed + unknown.needed, barred: known.barred + unknown.barred)
  }

  private func goesLeft(at place: Int) -> Bool {
    let wordCount = (backgroundCount + 63) / 64
    return backgroundGoesLeft[place * wordCount + backgroundRow / 64] >> UInt64(backgroundRow % 64) & 1 == 1
  }
}
