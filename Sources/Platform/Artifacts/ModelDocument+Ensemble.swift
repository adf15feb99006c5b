import Predictions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ModelDocument {
  /// The document of trees that were read: reading it gives the same trees.
  ///
  /// The base score is written as a prediction; for links other than the identity, reading it back may change the last
  /// bit of the base margin. Weights of inner nodes, which nothing but training uses, are written as zeros.
  public init(_ ensemble: TreeEnsemble) {
    let margin = ensemble.baseMargins.first ?? 0
    let isLog = ["reg:gamma", "reg:tweedie", "count:poisson"].contains(ensemble.objective)
    let isLogit = ["binary:logistic", "reg:logistic"].contains(ensemble.objective)
    self.init(
      trees: ensemble.trees.map { Tree($0) }, treeGroups: ensemble.treeGroups, objective: ensemble.objective,
      baseScore: isLog ? expf(margin) : isLogit ? 1 / (1 + expf(-margin)) : margin,
      classCount: ensemble.groupCount > 1 ? ensemble.groupCount : 0, featureCount: ensemble.featureCount,
      featureNames: ensemble.featureNames, featureTypes: [], attributes: ensemble.attributes)
  }
}

extension ModelDocument.Tree {
  fileprivate init(_ tree: Predictions.Tree) {
    parents = [Int32](repeating: ModelDocument.noParent, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if !node.isLeaf {
        parents[Int(node.left)] = Int32(index)
        parents[Int(node.right)] = Int32(index)
      }
      left.append(node.left)
      right.append(node.right)
      features.append(node.feature)
      conditions.append(node.categorySet < 0 ? node.condition : 0)
      defaultLeft.append(node.defaultLeft ? 1 : 0)
      splitTypes.append(node.categorySet < 0 ? 0 : 1)
      weights.append(node.isLeaf ? node.condition : 0)
      hessians.append(node.cover)
      gains.append(node.gain)
      if node.categorySet >= 0 { append(tree.categorySets[Int(node.categorySet)], of: index) }
    }
  }

  private mutating func append(_ set: CategorySet, of node: Int) {
    let codes = (0..<set.words.count * 64).filter(set.contains).map { Int32($0) }
    categoryNodes.append(Int32(node))
    categorySegments.append(Int64(categories.count))
    categorySizes.append(Int64(codes.count))
    categories += codes
  }
}
