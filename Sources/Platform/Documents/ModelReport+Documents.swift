import JSON

extension ModelReport {
  /// Where the data of every document come from.
  static let dataSource: JSONValue = "synthetic"

  /// How well the model predicts: `model_metrics/<model>_model_metrics.json`.
  var metricsDocument: KnowledgeBaseDocument {
    KnowledgeBaseDocument("model_metrics/\(name)_model_metrics.json", Self.marked(metrics))
  }

  /// What the model goes by: `feature_importance/<model>_features.json`, a line a feature.
  var importanceDocument: KnowledgeBaseDocument {
    let features = (importance["features"]?.array ?? []).map { feature -> JSONValue in
      [
        "rank": feature["rank"] ?? .null, "feature": feature["feature"] ?? .null,
        "importance": feature["importance"]?.double.map { .rounded($0, 4) } ?? .null,
      ]
    }
    var members: JSONObject = ["title": .string(title)]
    for key in ["model_name", "model_version", "timestamp"] { members[key] = importance[key] }
    members["data_source"] = Self.dataSource
    for key in ["importance_type", "normalised", "output_space", "sample_rows", "feature_count"] {
      members[key] = importance[key]
    }
    members["features"] = .array(features)
    return KnowledgeBaseDocument("feature_importance/\(name)_features.json", .object(members))
  }

  /// Whether groups of people are treated alike: `model_metrics/fairness_report.json`; `nil` without such a report.
  func fairnessDocument(_ plan: ExportPlan) -> KnowledgeBaseDocument? {
    guard let fairness, var report = Self.marked(fairness).object else { return nil }
    var review: JSONObject = [:]
    if let day = CalendarDay(description.asOf)?.adding(months: plan.reviewMonths) {
      review["next_review"] = .string(day.description)
    }
    review["owner"] = .string(plan.reviewOwner)
    report["review"] = .object(review)
    return KnowledgeBaseDocument("model_metrics/fairness_report.json", .object(report))
  }

  /// Questions for the top features without a model's name are about engagement.
  private var title: String {
    name == "engagement" ? "Top features of the engagement model" : "Drivers of the \(Self.subject(name)) model"
  }

  /// What a model is called in words.
  private static func subject(_ name: String) -> String { name == "ltv" ? "lifetime value" : name }

  private static func marked(_ json: JSONValue) -> JSONValue {
    guard var object = json.object else { return json }
    object["data_source"] = dataSource
    return .object(object)
  }
}
