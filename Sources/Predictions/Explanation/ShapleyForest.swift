import CKernels

/// The trees of an ensemble as the kernels of explanations read them.
struct ShapleyForest: Sendable {
  /// How many features a row has.
  let featureCount: Int
  /// How many margins a row gets.
  let groupCount: Int
  /// What each group's margin is on average over the training rows: base margin and means of the trees.
  private(set) var baseValues: [Double]
  private var trees: [kb_shap_tree] = []
  private var nodes: [kb_shap_node] = []
  private var leaves: [Float] = []
  private var coefficients: [Float] = []
  private var words: [kb_category_word] = []
  private var rules: [Int: Rule] = [:]
  private var mostNodes = 0
  private var mostStrays = 0
  private var mostPoints = 1
  private var mostTests = 0
  private var mostFeatures = 0

  /// A quadrature rule and where the coefficients are that all first tests of a feature on a path share.
  private struct Rule {
    let points: [Double]
    let coefficients: UInt32
    let weights: UInt32
  }

  /// Prepares trees. O(nodes × depth).
  init(_ ensemble: TreeEnsemble) {
    featureCount = ensemble.featureCount
    groupCount = ensemble.groupCount
    baseValues = ensemble.baseMargins.map(Double.init)
    for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) {
      let paths = TreePaths(tree)
      baseValues[group] += paths.mean
      if !paths.tests.isEmpty { append(paths, of: tree, group: group) }
    }
  }

  /// Lends the tables to a kernel.
  func withKernelForest<Result>(_ body: (borrowing kb_shap_forest) -> Result) -> Result {
    trees.withUnsafeBufferPointer { trees in
      nodes.withUnsafeBufferPointer { nodes in
        leaves.withUnsafeBufferPointer { leaves in
          coefficients.withUnsafeBufferPointer { coefficients in
            words.withUnsafeBufferPointer { words in
              body(
                kb_shap_forest(
                  trees: trees.baseAddress, nodes: nodes.baseAddress, leaves: leaves.baseAddress,
                  coefficients: coefficients.baseAddress, words: words.baseAddress, tree_count: UInt32(trees.count),
                  feature_count: UInt32(featureCount), group_count: UInt32(groupCount), max_nodes: UInt32(mostNodes),
                  max_strays: UInt32(mostStrays), max_points: UInt32(mostPoints), max_depth: UInt32(mostTests),
                  max_features: UInt32(mostFeatures)))
            }
          }
        }
      }
    }
  }

  private mutating func append(_ paths: TreePaths, of tree: Tree, group: Int) {
    let layout = TreeLayout(paths)
    // The integrand's degree is one less than the features of a path.
    let rule = rule(pointCount: (paths.featureCount + 1) / 2)
    trees.append(
      kb_shap_tree(
        first_node: UInt32(nodes.count), node_count: UInt32(paths.tests.count), first_twig: UInt32(layout.firstTwig),
        first_leaf: UInt32(leaves.count), stray_count: UInt32(layout.strayCount),
        point_count: UInt32(rule.points.count), weights: rule.weights, group: UInt32(group)))
    for place in layout.order {
      let test = paths.tests[place]
      let set = test.node.categorySet
      let range = set < 0 ? (first: 0, count: 0) : append(tree.categorySets[Int(set)])
      nodes.append(
        kb_shap_node(
          threshold: test.node.condition, left_share: Float(test.leftShare), feature: UInt32(test.node.feature),
          reach: layout.reach(of: test), left: layout.children[place].left, right: layout.children[place].right,
          coefficients: test.earlier == nil ? rule.coefficients : append(rule, earlierShare: test.earlierShare),
          first_word: UInt32(range.first), word_count: UInt32(range.count),
          missing_left: test.node.defaultLeft ? -1 : 0))
    }
    leaves += layout.leaves
    mostNodes = max(mostNodes, paths.tests.count)
    mostStrays = max(mostStrays, layout.strayCount)
    mostPoints = max(mostPoints, rule.points.count)
    mostFeatures = max(mostFeatures, paths.featureCount)
    mostTests = paths.tests.reduce(mostTests) { max($0, $1.level + 1) }
  }

  private mutating func rule(pointCount: Int) -> Rule {
    if let known = rules[pointCount] { return known }
    let quadrature = GaussLegendre(pointCount: pointCount)
    let weights = append(quadrature.weights)
    let first = append(quadrature.points)
    append(quadrature.points.map { _ in 1 })
    let rule = Rule(points: quadrature.points, coefficients: first, weights: weights)
    rules[pointCount] = rule
    return rule
  }

  private mutating func append(_ rule: Rule, earlierShare z: Double) -> UInt32 {
    let held = rule.points.map { z * (1 - $0) + $0 }
    let first = append(zip(rule.points, held).map { $0 / $1 })
    append(held.map { z / ($0 * $0) })
    return first
  }

  /// Adds a vector over points, filled up to whole vectors of 4, and says where it begins.
  @discardableResult
  private mutating func append(_ vector: [Double]) -> UInt32 {
    let first = coefficients.count
    coefficients += vector.map(Float.init)
    while coefficients.count % 4 != 0 { coefficients.append(0) }
    return UInt32(first)
  }

  /// Adds a set of categories; an empty one takes a word too, since no word means a numeric test.
  private mutating func append(_ set: CategorySet) -> (first: Int, count: Int) {
    let first = words.count
    for code in set.codes {
      let firstCode = UInt32(clamping: code / 32 * 32)
      if words.count == first || words[words.count - 1].first_code != firstCode {
        words.append(kb_category_word(first_code: firstCode, bits: 0))
      }
      words[words.count - 1].bits |= 1 << UInt32(code % 32)
    }
    if words.count == first { words.append(kb_category_word(first_code: 0, bits: 0)) }
    return (first, words.count - first)
  }
}
