import JSON
import Predictions

/// What is known of a trained model once every row has been scored: the content of `metrics.json`.
struct Evaluation: Sendable {
  let model: TrainedModel
  let data: TrainingData
  let split: DataSplit
  let scores: ModelScores
  let plan: TrainingPlan

  /// From which prediction on a row counts as positive; `nil` where nothing is decided.
  let threshold: Double?

  init(_ model: TrainedModel, data: TrainingData, split: DataSplit, scores: ModelScores, plan: TrainingPlan) {
    self.model = model
    self.data = data
    self.split = split
    self.scores = scores
    self.plan = plan
    threshold = Self.threshold(model, data, split, scores)
  }

  /// The content of `metrics.json`.
  var json: JSONValue {
    var object: JSONObject = [
      "model_name": .string(model.plan.name), "model_version": .string(model.plan.version),
      "timestamp": .string(data.asOf), "data_source": ModelReport.dataSource, "data_sha256": .string(data.hash),
      "algorithm": .string(model.variant == nil ? "isolation forest" : "gradient boosted trees (XGBoost)"),
      "target": .object(target), "feature_count": .number(data.schema.features.count), "rows": .object(rowCounts),
    ]
    let measured: JSONObject =
      switch model.plan.kind {
      case .score, .usd: quantityMembers
      case .probability: probabilityMembers
      case .classes: classMembers
      case .anomaly: anomalyMembers
      }
    for member in measured.members { object[member.key] = member.value }
    object["training"] = .object(training)
    return .object(object)
  }

  /// The outcomes of a part's rows.
  func actual(_ part: DataSplit.Part) -> [Double] {
    let values = data.values(of: model.plan.target)
    return split[part].map { Double(values[$0]) }
  }

  /// The outcomes of a part's rows where they are yes or no.
  func outcomes(_ part: DataSplit.Part) -> [Bool] { actual(part).map { $0 > 0 } }

  /// The predictions of a part's rows.
  func predicted(_ part: DataSplit.Part) -> [Double] { scores.numbers(split[part]) }

  /// The values of a feature in a part's rows, NaN where one is missing; empty when there is no such feature.
  func feature(_ name: String, _ part: DataSplit.Part) -> [Double] {
    let column = data.column(name)
    return column.isEmpty ? [] : split[part].map { Double(column[$0]) }
  }

  private var rowCounts: JSONObject {
    var counts = JSONObject(
      DataSplit.Part.allCases.map { JSONObject.Member(key: $0.rawValue, value: .number(split[$0].count)) })
    counts["total"] = .number(data.customers.count)
    guard model.plan.kind == .probability || model.plan.kind == .anomaly else { return counts }
    counts["positives"] = .object(
      JSONObject(
        DataSplit.Part.allCases.map { part in
          JSONObject.Member(key: part.rawValue, value: .number(outcomes(part).count { $0 }))
        }))
    return counts
  }

  private var target: JSONObject {
    let values = data.values(of: model.plan.target).map(Double.init)
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let base: JSONObject = [
      "name": .string(model.plan.target.rawValue), "description": .string(model.plan.target.meaning),
    ]
    switch model.plan.kind {
    case .probability, .anomaly:
      return base.adding([("positive_rate", .figure(mean, digits: 4))])
    case .classes:
      return base.adding([("classes", .array(classes.map(JSONValue.string)))])
    case .score, .usd:
      let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
      let quantiles = Quantiles(values)
      return base.adding([
        ("mean", .figure(mean)), ("std", .figure(spread.squareRoot())), ("min", .figure(quantiles.value(at: 0))),
        ("median", .figure(quantiles.value(at: 0.5))), ("p99", .figure(quantiles.value(at: 0.99))),
        ("max", .figure(quantiles.value(at: 1))),
      ])
    }
  }

  /// The names of the classes; none unless classes are predicted.
  var classes: [String] { model.plan.classFeature.flatMap { data.schema[$0]?.levels } ?? [] }

  private static func threshold(
    _ model: TrainedModel, _ data: TrainingData, _ split: DataSplit, _ scores: ModelScores
  ) -> Double? {
    switch model.plan.method {
    case .isolation(let forest):
      // Without labels the budget decides: as many rows as someone can look at.
      return Quantiles(scores.numbers(split[.train])).value(at: 1 - forest.alertShare).rounded(digits: 5)
    case .boosting where model.plan.kind == .probability:
      let targets = data.values(of: model.plan.target)
      let ranked = RankedOutcomes(
        outcomes: split[.validation].map { targets[$0] > 0 }, scores: scores.numbers(split[.validation]))
      return ranked.bestThreshold?.rounded(digits: 3)
    case .boosting: return nil
    }
  }
}

extension JSONObject {
  /// The object with further members at its end.
  func adding(_ members: [(String, JSONValue)]) -> JSONObject {
    var object = self
    for (key, value) in members { object[key] = value }
    return object
  }
}
