import Predictions

extension CustomerAnalysis {
  /// The nearest changes that bring a prediction across the model's threshold, of at most two features that can be
  /// changed; none without a threshold.
  func counterfactuals(of row: ExplainedRow, by model: ExplainedModel) throws -> [CounterfactualOutcome] {
    guard let threshold = model.description.threshold else { return [] }
    let features = model.model.schema.features
    let search = try CounterfactualSearch(
      schema: model.model.schema, scorer: TreeScorer(model.model.ensemble),
      quantiles: features.map { customers.statistics($0.name)?.percentiles ?? [] })
    let rules = CustomerRules(model.model.schema)
    let goal = PredictionGoal.crossing(threshold, from: Float(row.prediction), group: row.group)
    let found = try search.counterfactuals(of: row.values, goal: goal) { rules.allow($0, insteadOf: row.values) }
    return found.map { outcome in
      CounterfactualOutcome(
        changes: outcome.changes.map { ValueChange(feature: features[$0.feature], from: $0.from, to: $0.to) },
        prediction: outcome.prediction.written)
    }
  }
}
