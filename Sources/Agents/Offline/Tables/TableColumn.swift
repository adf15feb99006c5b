/// A column of a table that can be queried.
struct TableColumn: Sendable, Hashable {
  /// The column's name.
  let name: String
  /// The type as the listing states it, in lower case.
  let type: String
  /// The values that a category has; none for other columns.
  let levels: [String]

  /// Whether rows can be told apart by it: it has few values.
  var groups: Bool { !levels.isEmpty || type == "text" || type == "integer" || isBoolean }

  /// Whether its values are names.
  var isCategory: Bool { !isBoolean && (!levels.isEmpty || type == "text") }

  /// Whether its values are 0 and 1.
  var isBoolean: Bool { type == "boolean" || levels == ["0", "1"] }

  /// Whether its values lie between 0 and 1, so that people state them in percent.
  var isShare: Bool {
    type != "integer" && ["probability", "rate", "share", "score"].contains { name.hasSuffix($0) }
  }

  /// A number of a question as the column holds it: a percentage of a share becomes a share.
  ///
  /// No probability or score of a model is above 1, so that a larger number can only be a percentage, with its sign or
  /// without.
  func value(of number: Double, isPercentage: Bool) -> Double {
    let isPredicted = name.hasSuffix("_probability") || ["engagement_score", "anomaly_score"].contains(name)
    let isPlain = isPredicted && number > 1 && number <= 100
    return isPercentage && isShare || isPlain ? number / 100 : number
  }

  /// Whether "without it" says that its value is not known, as of an answer that was never given, and not that it is 0.
  var lacksValue: Bool {
    name.hasPrefix("avg_")
      || ["nps_score", "age", "income_band", "session_trend_30d", "days_since_plan_change"].contains(name)
  }

  /// Whether the column only says which row it is, and when it was written.
  var isKey: Bool { ["customer_id", "model_versions", "predicted_at"].contains(name) }
}
