extension StoredModel {
  /// The ensemble, once the parts agree with one another.
  func ensemble(_ iterations: Iterations) throws(ModelError) -> TreeEnsemble {
    try checkKind()
    let objective = try knownObjective()
    let features = try count("num_feature", 0...Self.maximumFeatureCount)
    try checkFeatures(features)
    let groups = max(1, try count("num_class", 0...65_535), try count("num_target", 0...65_535, default: 1))
    try checkTrees(groups: groups)
    let kept = try keptTreeCount(iterations, groups: groups)
    return TreeEnsemble(
      featureCount: features, groupCount: groups, trees: weightedTrees(kept),
      treeGroups: treeGroups.prefix(kept).map(Int.init),
      baseMargins: try baseMargins(groups, objective), objective: self.objective,
      link: try link(objective), featureNames: featureNames, attributes: attributes, version: version.map(Int.init))
  }

  /// More features than any table has, few enough that a row of them fits in memory.
  private static let maximumFeatureCount = 1_000_000

  private func checkKind() throws(ModelError) {
    guard version.count == 3 else {
      throw ModelError(.malformed, "version: expected three numbers of a model of XGBoost, found \(version)")
    }
    let text = version.map { "\($0)" }.joined(separator: ".")
    guard version[0] == 1 && version[1] >= 7 || version[0] == 2 || version[0] == 3 else {
      throw ModelError(.unsupported, "XGBoost \(text) wrote the model; versions 1.7 to 3.x are supported")
    }
    guard booster == "gbtree" && weights == nil || booster == "dart" && weights != nil else {
      throw ModelError(
        booster == "dart" || booster == "gbtree" ? .malformed : .unsupported,
        "booster \"\(booster)\": expected gbtree, or dart with a weight_drop; linear models are not supported")
    }
    guard !namesCategories else {
      throw ModelError(
        .unsupported, "the model keeps the names of categories (cats.enc); train it on codes of categories instead")
    }
  }

  private func knownObjective() throws(ModelError) -> Objective {
    guard let known = Objective(objective) else {
      throw ModelError(
        .unsupported,
        "objective \"\(objective)\" is not supported; expected a logistic, multi-class, squared, absolute,"
          + " Huber, quantile, gamma, Tweedie, Poisson or ranking one")
    }
    return known
  }

  private func link(_ objective: Objective) throws(ModelError) -> Link {
    guard let name = attributes["kb_link"] else { return objective.link }
    guard let link = Link(rawValue: name) else {
      throw ModelError(
        .unsupported,
        "attribute kb_link: \"\(name)\" is no link; expected identity, logistic, exponential, softmax,"
          + " expm1 or exp2")
    }
    return link
  }

  private func count(
    _ name: String, _ range: ClosedRange<Int>, default absent: Int? = nil
  ) throws(ModelError) -> Int {
    guard let text = parameters[name] else {
      if let absent { return absent }
      throw ModelError(.malformed, "learner_model_param: expected \(name), found none")
    }
    guard let count = Int(text), range.contains(count) else {
      throw ModelError(
        .malformed,
        "learner_model_param.\(name): expected a number from \(range.lowerBound) to \(range.upperBound),"
          + " found \"\(text)\"")
    }
    return count
  }

  private func checkFeatures(_ count: Int) throws(ModelError) {
    guard featureNames.isEmpty || featureNames.count == count else {
      throw ModelError(.malformed, "feature_names: expected \(count) as in num_feature, found \(featureNames.count)")
    }
    if let highest = highestFeature, highest.feature >= count {
      throw ModelError(
        .malformed,
        "tree \(highest.tree), node \(highest.node), split_indices: expected a feature below \(count),"
          + " found \(highest.feature)")
    }
  }

  private func checkTrees(groups: Int) throws(ModelError) {
    guard treeParameters["num_trees"].flatMap({ Int($0) }) ?? trees.count == trees.count else {
      throw ModelError(
        .malformed,
        "gbtree_model_param.num_trees: expected \(trees.count) as in trees, found"
          + " \"\(treeParameters["num_trees"] ?? "")\"")
    }
    guard treeGroups.count == trees.count else {
      throw ModelError(.malformed, "tree_info: expected \(trees.count) as in trees, found \(treeGroups.count)")
    }
    if let tree = treeGroups.firstIndex(where: { !(0..<Int32(groups)).contains($0) }) {
      throw ModelError(
        .malformed, "tree_info, tree \(tree): expected a class below \(groups), found \(treeGroups[tree])")
    }
    if let weights, weights.count != trees.count || !weights.allSatisfy(\.isFinite) {
      throw ModelError(.malformed, "weight_drop: expected \(trees.count) finite weights, found \(weights.count)")
    }
  }

  /// How many trees are kept: those of the iterations up to the best one, or all.
  private func keptTreeCount(_ iterations: Iterations, groups: Int) throws(ModelError) -> Int {
    guard iterations == .untilBest, let text = attributes["best_iteration"] else { return trees.count }
    guard let best = Int(text), best >= 0, best < Int(Int32.max) else {
      throw ModelError(.malformed, "attribute best_iteration: expected a number from 0 on, found \"\(text)\"")
    }
    guard iterationEnds.isEmpty else {
      guard iterationEnds.first == 0, zip(iterationEnds, iterationEnds.dropFirst()).allSatisfy(<=),
        iterationEnds.last.map(Int.init) == trees.count
      else {
        throw ModelError(
          .malformed, "iteration_indptr: expected rising numbers from 0 to \(trees.count), found others")
      }
      return best + 1 < iterationEnds.count ? Int(iterationEnds[best + 1]) : trees.count
    }
    let parallel = treeParameters["num_parallel_tree"].flatMap { Int($0) } ?? 1
    guard (1...Int(Int32.max)).contains(parallel) else {
      throw ModelError(.malformed, "gbtree_model_param.num_parallel_tree: expected 1 or more, found \(parallel)")
    }
    // Dividing cannot overflow: the number comes from the file.
    return best + 1 <= trees.count / (parallel * groups) ? (best + 1) * parallel * groups : trees.count
  }

  private func weightedTrees(_ count: Int) -> [Tree] {
    guard let weights else { return Array(trees.prefix(count)) }
    return zip(trees.prefix(count), weights).map { tree, weight in tree.weighted(weight) }
  }

  private func baseMargins(_ groups: Int, _ objective: Objective) throws(ModelError) -> [Float] {
    let margins = try baseScores(groups).map(objective.margin)
    guard margins.allSatisfy(\.isFinite) else {
      throw ModelError(
        .malformed,
        "learner_model_param.base_score: expected a score that \(self.objective) can start from, found"
          + " \"\((parameters["base_score"] ?? "").prefix(60))\"")
    }
    return margins
  }

  /// The base score of each group; one for all is repeated.
  private func baseScores(_ groups: Int) throws(ModelError) -> [Float] {
    guard let text = parameters["base_score"]?.filter({ $0 != " " }) else {
      throw ModelError(.malformed, "learner_model_param: expected base_score, found none")
    }
    // A number up to 2.x, an array in the string since.
    let isArray = text.hasPrefix("[") && text.hasSuffix("]")
    let parts = isArray ? text.dropFirst().dropLast().split(separator: ",") : [text[...]]
    let scores = parts.compactMap { Float($0) }
    guard scores.count == parts.count, scores.allSatisfy(\.isFinite), scores.count == groups || scores.count == 1 else {
      throw ModelError(
        .malformed, "learner_model_param.base_score: expected 1 or \(groups) numbers, found \"\(text.prefix(60))\"")
    }
    return scores.count == groups ? scores : [Float](repeating: scores[0], count: groups)
  }
}
