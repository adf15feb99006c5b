import JSON
import Predictions

extension Evaluation {
  /// The content of `description.json`.
  func description(modelHash: String) -> ModelDescription {
    ModelDescription(
      name: model.plan.name, version: model.plan.version, title: model.plan.title, output: model.plan.output,
      kind: model.plan.kind, meaning: model.plan.meaning, features: data.schema.features.map(\.name),
      classes: classes, threshold: threshold, asOf: data.asOf, dataHash: data.hash, modelHash: modelHash,
      quantiles: Quantiles(scores.largest).percentiles.map { $0.rounded(digits: 6) })
  }

  /// How groups of customers fare; `nil` for models that decide nothing about people.
  func fairness(_ importance: FeatureImportance) -> FairnessReport? {
    guard model.plan.target == .churned, let threshold else { return nil }
    return FairnessReport(
      data, rows: split[.test], probabilities: scores.numbers(Array(0..<data.customers.count)), threshold: threshold,
      plan: plan.fairness, shares: importance.sharesByName)
  }

  /// The content of `fairness.json`.
  func json(of report: FairnessReport) -> JSONValue {
    let head: JSONObject = [
      "model_name": .string(model.plan.name), "model_version": .string(model.plan.version),
      "timestamp": .string(data.asOf), "data_source": ModelReport.dataSource,
    ]
    return .object(head.adding(report.members.members.map { ($0.key, $0.value) }))
  }
}
