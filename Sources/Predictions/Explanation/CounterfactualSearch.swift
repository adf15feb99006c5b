/// Finds the smallest changes of a row that bring its prediction across a threshold (counterfactual explanations:
/// Wachter, Mittelstadt and Russell, Harvard Journal of Law & Technology 31, 2018).
///
/// Only features that can be changed are, in the direction in which they can; protected ones never. Only the thresholds
/// of the trees are tried, since the prediction is constant between them, and each is met by a value that makes sense
/// for the feature. All changes of one feature are tried; of two and three features, those that on their own bring the
/// prediction nearer than smaller ones do.
public struct CounterfactualSearch: Sendable {
  let scorer: TreeScorer
  let candidates: [CandidateValues]
  let scales: [ValueScale?]
  /// How many changed rows are scored at most for each number of changed features above one.
  let combinationLimit: Int

  /// Beyond this the combinations would not fit in memory.
  private static let largestLimit = 10_000_000

  /// Prepares the search with a model's trees.
  ///
  /// - Parameters:
  ///   - schema: the model's features, in the order of its columns.
  ///   - quantiles: of each feature the values at even steps of its distribution, such as 101 percentiles; empty where
  ///     unknown. Without them the thresholds of the trees stand for them.
  ///   - combinationLimit: how many changed rows are scored at most for each number of changed features above one.
  /// - Throws: `FeatureError` for another number of features than the trees have.
  public init(
    schema: FeatureSchema, scorer: TreeScorer, quantiles: [[Double]]? = nil, combinationLimit: Int = 50_000
  ) throws(FeatureError) {
    let count = scorer.ensemble.featureCount
    guard schema.features.count == count, quantiles?.count ?? count == count else {
      throw FeatureError(
        "expected \(count) features, as the trees have, found \(schema.features.count) in the schema and quantiles of "
          + "\(quantiles?.count ?? count)")
    }
    var thresholds = [Set<Float>](repeating: [], count: count)
    for node in scorer.ensemble.trees.lazy.flatMap(\.nodes) where !node.isLeaf && node.categorySet < 0 {
      thresholds[Int(node.feature)].insert(node.condition)
    }
    self.scorer = scorer
    self.combinationLimit = min(max(1, combinationLimit), Self.largestLimit)
    let candidates = zip(schema.features, thresholds).map { CandidateValues($0, thresholds: $1) }
    scales = candidates.enumerated().map { place, candidates in
      guard schema.features[place].isNumeric else { return nil }
      let known = quantiles?[place] ?? []
      return ValueScale(quantiles: known.count > 1 ? known : candidates.thresholds.map(Double.init))
    }
    self.candidates = candidates
  }

  /// The nearest changes that bring a row's prediction to a goal: those of fewer features first, then the smaller ones;
  /// where there is a choice, of different features. Empty when none does, or when the prediction is there already.
  ///
  /// - Parameters:
  ///   - limit: how many are wanted.
  ///   - maximumChanges: how many features may change together, 1 to 3.
  ///   - isPlausible: whether a changed row makes sense as a whole.
  /// - Throws: `FeatureError` for a row of another length or a goal for a group that the model does not have.
  public func counterfactuals(
    of row: [Float], goal: PredictionGoal, limit: Int = 3, maximumChanges: Int = 2,
    isPlausible: ([Float]) -> Bool = { _ in true }
  ) throws(FeatureError) -> [Counterfactual] {
    let predictions = try scorer.predictions(of: row)
    guard predictions.indices.contains(goal.group) else {
      throw FeatureError("expected a goal for one of \(predictions.count) predictions, found group \(goal.group)")
    }
    guard !goal.isMet(by: predictions[goal.group]), limit > 0 else { return [] }
    var attempt = CounterfactualAttempt(
      search: self, row: row, goal: goal, start: goal.progress(predictions[goal.group]))
    for size in 1...max(1, min(3, maximumChanges)) {
      try attempt.take(size: size, isPlausible: isPlausible)
      // More changes are never better than fewer.
      if attempt.found.count >= limit { break }
    }
    return attempt.choice(limit)
  }
}

extension Feature {
  /// Whether its values have an order and a distance.
  fileprivate var isNumeric: Bool { kind == .integer || kind == .float }
}
