import Predictions

extension ModelDocument {
  /// An isolation forest as a regression model whose margin is minus the mean path length in units of the expected one:
  /// 2 to the power of the margin is the anomaly score of the paper, which `kb_link` says.
  init(_ forest: IsolationForest, plan: IsolationPlan, schema: FeatureSchema) {
    let scale = IsolationForest.expectedDepth(plan.sample) * Double(forest.trees.count)
    self.init(
      trees: forest.trees.map { Tree($0, scale: scale) }, treeGroups: forest.trees.map { _ in 0 },
      objective: "reg:squarederror", baseScore: 0, classCount: 0, featureCount: schema.features.count,
      featureNames: schema.features.map(\.name), featureTypes: schema.features.map(\.trainingType),
      attributes: ["kb_link": Link.exp2.rawValue])
  }
}

extension ModelDocument.Tree {
  fileprivate init(_ tree: IsolationTree, scale: Double) {
    let weights = Self.weights(tree, scale: scale)
    for (index, node) in tree.nodes.enumerated() {
      left.append(Int32(node.left))
      right.append(Int32(node.right))
      parents.append(node.parent < 0 ? ModelDocument.noParent : Int32(node.parent))
      features.append(node.isLeaf ? 0 : Int32(node.feature))
      conditions.append(node.isLeaf ? Float(weights[index]) : node.threshold)
      defaultLeft.append(node.isLeaf ? 0 : 1)
      splitTypes.append(0)
      self.weights.append(Float(weights[index]))
      hessians.append(Float(node.count))
      gains.append(node.isLeaf ? 0 : Float(Self.gain(tree, index, weights)))
    }
  }

  /// What each node predicts: in a leaf minus its path length, elsewhere the mean of the rows below.
  private static func weights(_ tree: IsolationTree, scale: Double) -> [Double] {
    var weights = tree.nodes.map { $0.isLeaf && scale > 0 ? -$0.pathLength / scale : 0 }
    // Children come after their parents.
    for (index, node) in tree.nodes.enumerated().reversed() where !node.isLeaf {
      let (left, right) = (Double(tree.nodes[node.left].count), Double(tree.nodes[node.right].count))
      weights[index] = (left * weights[node.left] + right * weights[node.right]) / Double(node.count)
    }
    return weights
  }

  /// How much the split lowers the squared error of the path lengths: what XGBoost calls the gain of a regression.
  private static func gain(_ tree: IsolationTree, _ index: Int, _ weights: [Double]) -> Double {
    let node = tree.nodes[index]
    return [node.left, node.right].reduce(0) { sum, child in
      let difference = weights[child] - weights[index]
      return sum + Double(tree.nodes[child].count) * difference * difference
    }
  }
}
