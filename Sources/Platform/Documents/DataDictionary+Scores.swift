import JSON
import Predictions

extension DataDictionary {
  var scoresText: String {
    let rows = models.map { model in
      let about = model.description
      return "| `\(about.column)` | \(about.name) \(about.version) | \(about.kind.typeName) | \(about.kind.unit) "
        + "| \(about.kind.range(about.classes)) | \(about.columnMeaning) |"
    }
    let rate = model("churn")?.metrics["target"]?["positive_rate"]?.double
    let outcome = rate.map {
      "\n\nThe outcome `churned` is 1 when the customer left within 30 days of the snapshot and 0 otherwise; "
        + "\(NumberText.fixed($0 * 100, 1)) % of the rows are 1."
    }
    return """
      ## Targets and scores

      Each of \(models.count) models scores every customer in `engagement_results.predictions`.

      | Score | Model | Type | Unit | Range | Meaning |
      |---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))\(outcome ?? "")

      ### Outcomes

      What came of the customers is in `engagement_raw.outcomes`: it is known later than the features, and models learn \
      to predict it.

      | Column | Type | Meaning |
      |---|---|---|
      | `engagement_score` | float | Engagement over the 30 days after the snapshot as it was, 0 to 1. |
      | `churned` | integer | 1 when the customer left within 30 days of the snapshot, otherwise 0. |
      | `ltv_usd` | float | What the customer was worth from the snapshot on, in US dollars. |
      | `next_category` | category | The category that the customer took up next. |
      | `anomaly_kind` | integer | \(Self.anomalyKinds) |
      """
  }

  /// The numbers of `anomaly_kind` in words.
  private static var anomalyKinds: String {
    let kinds = AnomalyKind.allCases.map { "\($0.rawValue) \($0.phrase)" }
    return "What is wrong with the row: 0 nothing, " + kinds.joined(separator: ", ") + "."
  }

  var thresholdsText: String {
    var rows: [(score: String, label: String, condition: String)] = []
    rows.append(("engagement_score", "high engagement", "at least \(highText)"))
    rows.append(("engagement_score", "medium engagement", "from \(lowText) to below \(highText)"))
    rows.append(("engagement_score", "low engagement", "below \(lowText)"))
    rows.append(("churn_probability", "at risk", "at least \(riskText)"))
    rows.append(("churn_probability", "critical", "at least \(NumberText.fixed(criticalProbability, 2))"))
    let values = model("ltv")?.metrics["decision"]
    if let high = values?["high_value_threshold_usd"]?.double {
      rows.append(("ltv_usd", "high value", "at least \(NumberText.plain(high)) USD"))
    }
    if let low = values?["low_value_threshold_usd"]?.double {
      rows.append(("ltv_usd", "low value", "below \(NumberText.plain(low)) USD"))
    }
    if let unusual = model("anomaly")?.description.threshold {
      rows.append(("anomaly_score", "unusual", "at least \(NumberText.fixed(unusual, 4))"))
    }
    let lines = rows.map { "| `\($0.score)` | \($0.label) | \($0.condition) |" }
    return "### Thresholds\n\n| Score | Label | Condition |\n|---|---|---|\n" + lines.joined(separator: "\n")
  }

  var segmentsText: String {
    """
    ### Segments

    Every customer is in exactly one segment. The first condition that holds decides.

    | Segment | Condition | Meaning |
    |---|---|---|
    | `at_risk` | churn_probability at least \(riskText) | Likely to leave; retention offers go here first. |
    | `champion` | engagement_score at least \(highText) | Very active and likely to stay. |
    | `steady` | engagement_score from \(lowText) to below \(highText) | Regular use without a sign of leaving. |
    | `quiet` | engagement_score below \(lowText) | Little use, yet not likely to leave soon. |
    """
  }

  private var riskText: String { Self.threshold(thresholds.atRisk) }
  private var highText: String { Self.threshold(thresholds.highEngagement) }
  private var lowText: String { Self.threshold(thresholds.lowEngagement) }

  /// A threshold with two decimals, or three where it has as many.
  private static func threshold(_ value: Double) -> String {
    NumberText.fixed(value, abs(value * 100 - (value * 100).rounded()) < 1e-9 ? 2 : 3)
  }

  private func model(_ name: String) -> ModelReport? { models.first { $0.name == name } }
}

extension ModelDescription.Output {
  fileprivate var typeName: String { self == .classes ? "category" : "float" }

  fileprivate var unit: String {
    switch self {
    case .score, .anomaly: "score"
    case .probability: "probability"
    case .usd: "USD"
    case .classes: "–"
    }
  }

  fileprivate func range(_ classes: [String]) -> String {
    switch self {
    case .score, .probability, .anomaly: "0 to 1"
    case .usd: "0 and more"
    case .classes: classes.joined(separator: ", ")
    }
  }
}

extension ModelDescription {
  /// The column of `engagement_results.predictions` that the score is in.
  fileprivate var column: String { kind == .classes ? "recommended_category" : output }

  fileprivate var columnMeaning: String {
    guard kind == .classes else { return meaning }
    return "The category that the customer takes up next with the greatest probability, which is in "
      + "`recommended_probability`."
  }
}

extension AnomalyKind {
  /// The kind in words.
  fileprivate var phrase: String {
    switch self {
    case .bot: "a bot"
    case .counters: "counters that contradict each other"
    case .fakeNetwork: "bought friends"
    case .fraud: "fraud with cards"
    case .sharedAccount: "a shared account"
    }
  }
}
