import JSON
import Predictions
import SQLite

extension CustomerQueries {
  /// What became of the customers of each plan and segment.
  func churnAnalysis() throws -> QueryResult {
    let months = try catalogue.record(
      "SELECT MIN(snapshot_month) AS first, MAX(snapshot_month) AS last FROM engagement_raw.customers")
    let (first, last) = (months["first"]?.string ?? "", months["last"]?.string ?? "")
    let tables = """
      FROM engagement_raw.customers f \
      JOIN engagement_raw.outcomes o ON o.customer_id = f.customer_id \
      JOIN engagement_analytics.predictions_final p ON p.customer_id = f.customer_id
      """
    let sql = """
      SELECT f.plan_type, p.segment, COUNT(*) AS customers, SUM(o.churned) AS churned, \
      ROUND(AVG(CAST(o.churned AS double)), 4) AS churn_rate, \
      ROUND(AVG(p.churn_probability), 4) AS avg_churn_probability, \
      ROUND(AVG(p.engagement_score), 4) AS avg_engagement_score, ROUND(AVG(p.ltv_usd), 2) AS avg_ltv_usd, \
      ROUND(AVG(CAST(f.tenure_months AS double)), 2) AS avg_tenure_months \(tables) \
      WHERE f.snapshot_month BETWEEN '\(first)' AND '\(last)' \
      GROUP BY f.plan_type, p.segment ORDER BY f.plan_type, p.segment
      """
    var summary = try catalogue.record(
      """
      SELECT COUNT(*) AS customers, SUM(o.churned) AS churned, ROUND(AVG(CAST(o.churned AS double)), 4) AS churn_rate,
        ROUND(AVG(p.churn_probability), 4) AS avg_churn_probability \(tables)
      """)
    for (member, column) in [("by_plan_type", "f.plan_type"), ("by_segment", "p.segment")] {
      let groups = try catalogue.records(
        """
        SELECT \(column), COUNT(*) AS customers, SUM(o.churned) AS churned,
          ROUND(AVG(CAST(o.churned AS double)), 4) AS churn_rate, ROUND(AVG(p.ltv_usd), 2) AS avg_ltv_usd
        \(tables) GROUP BY \(column) ORDER BY \(column)
        """)
      summary[member] = .array(groups.map(JSONValue.object))
    }
    return QueryResult(
      model: try model("churn"), period: first == last ? first : "\(first) to \(last)", sql: sql, summary: summary,
      rows: try catalogue.records(sql))
  }

  /// The month of the newest snapshot.
  func lastMonth() throws(SQLiteError) -> String {
    let newest = try catalogue.record("SELECT MAX(snapshot_month) AS month FROM engagement_raw.customers")
    return newest["month"]?.string ?? ""
  }

  /// The description of a model.
  func model(_ name: String) throws(PlatformError) -> ModelDescription {
    guard let model = models.first(where: { $0.name == name }) else {
      throw PlatformError("there is no model \(name)", remedies: ["Train it: kb platform train"])
    }
    return model
  }
}
