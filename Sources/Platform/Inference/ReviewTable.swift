import Predictions

/// Customers for people to review, as a CSV file (RFC 4180) with room for a verdict: the rows of `qa_table`.
struct ReviewTable {
  /// How many customers are chosen.
  static let size = 400

  let schema: FeatureSchema
  let thresholds: SegmentThresholds

  /// The file's text: of every plan and segment its part, each with its predictions and what came of the customer.
  func text(_ dataset: CustomerDataset, _ predictions: CustomerPredictions) throws(PlatformError) -> String {
    try predictions.check(dataset.count)
    let segments = (0..<dataset.count).map { row in
      thresholds.segment(
        engagement: predictions.engagementScores[row], churn: predictions.churnProbabilities[row])
    }
    let plans = (0..<dataset.count).map { plan(dataset, $0) }
    let rows = StratifiedSample(size: Self.size).rows(zip(plans, segments).map { "\($0) \($1.rawValue)" })
    let lines = rows.map { row -> String in
      let cells = [
        "\(dataset.ids[row])", SnapshotMonth.text(Int(dataset.months[row])), plans[row],
        "\(predictions.engagementScores[row])", "\(predictions.churnProbabilities[row])",
        NumberText.fixed(Double(predictions.lifetimeValues[row]), 2),
        schema.categories[place: Int(predictions.recommendedCategories[row])] ?? "",
        "\(predictions.anomalyScores[row])", segments[row].rawValue, dataset.outcomes.churned[row] > 0 ? "1" : "0", "",
      ]
      return cells.joined(separator: ",") + "\n"
    }
    return Self.header + lines.joined()
  }

  private static let header =
    "customer_id,snapshot_month,plan_type,engagement_score,churn_probability,ltv_usd,recommended_category,"
    + "anomaly_score,segment,churned,verdict\n"

  private func plan(_ dataset: CustomerDataset, _ row: Int) -> String {
    let value = dataset.value(.planType, row)
    return Int(exactly: value).flatMap { schema["plan_type"]?.levels?[place: $0] } ?? ""
  }
}
