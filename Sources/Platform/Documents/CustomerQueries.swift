import JSON
import Predictions
import SQLite

/// The queries of analysts whose results are documents, run over the catalogue.
struct CustomerQueries {
  /// The catalogue with its three schemas.
  let catalogue: CatalogueReader
  /// The models whose scores the tables hold.
  let models: [ModelDescription]
  /// From which scores on a customer is engaged or at risk.
  let thresholds: SegmentThresholds
  /// How many rows are shown, and from when on a risk is critical.
  let plan: ExportPlan

  /// The schema that every query is at home in.
  static let database = "engagement_analytics"

  /// The results as documents, with the metadata beside them.
  ///
  /// - Throws: `SQLiteError`; `PlatformError` when a model is missing.
  func documents() throws -> [KnowledgeBaseDocument] {
    let risk = try atRisk()
    let document = risk.document("at_risk_customers", database: Self.database)
    return [
      try highEngagement().document("high_engagement_customers", database: Self.database), document,
      MetadataFile.typed(risk.attributes, embedded: ["kind", "model_name"], of: document.path),
      try churnAnalysis().document("churn_analysis", database: Self.database),
    ]
  }

  private func highEngagement() throws -> QueryResult {
    let month = try lastMonth()
    let threshold = thresholds.highEngagement
    let scope = "p.snapshot_month = '\(month)'"
    let condition = "p.engagement_score >= \(threshold)"
    let sql = """
      SELECT f.customer_id, f.country, f.plan_type, f.tenure_months, f.sessions_last_7_days, f.network_centrality, \
      f.avg_sentiment_score, ROUND(p.engagement_score, 4) AS engagement_score, \
      ROUND(p.churn_probability, 4) AS churn_probability \
      FROM engagement_raw.customers f JOIN engagement_analytics.predictions_final p ON p.customer_id = f.customer_id \
      WHERE \(scope) AND \(condition) ORDER BY p.engagement_score DESC, f.customer_id LIMIT \(plan.engagedRows)
      """
    let figures = try catalogue.record(
      """
      SELECT COUNT(*) AS customers_in_snapshot,
        SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END) AS customers_at_or_above_threshold,
        ROUND(AVG(CASE WHEN \(condition) THEN 1.0 ELSE 0 END), 4) AS share_at_or_above_threshold,
        ROUND(AVG(CASE WHEN \(condition) THEN p.engagement_score END), 4) AS mean_score_at_or_above_threshold
      FROM engagement_analytics.predictions_final p WHERE \(scope)
      """)
    let rows = try catalogue.records(sql)
    var summary: JSONObject = ["threshold": .number(threshold), "threshold_column": "engagement_score"]
    summary.append(figures)
    summary["rows_shown"] = .number(rows.count)
    summary["order"] = "engagement_score, highest first"
    return QueryResult(model: try model("engagement"), period: month, sql: sql, summary: summary, rows: rows)
  }

  private func atRisk() throws -> QueryResult {
    let month = try lastMonth()
    let churn = try model("churn")
    let threshold = thresholds.atRisk
    let scope = "p.snapshot_month = '\(month)'"
    let condition = "p.churn_probability >= \(threshold)"
    let sql = """
      SELECT f.customer_id, f.plan_type, f.contract_type, f.tenure_months, f.days_since_last_login, \
      f.support_tickets_last_90, f.avg_sentiment_score, ROUND(p.engagement_score, 4) AS engagement_score, \
      ROUND(p.churn_probability, 4) AS churn_probability, ROUND(p.ltv_usd, 2) AS ltv_usd \
      FROM engagement_raw.customers f JOIN engagement_analytics.predictions_final p ON p.customer_id = f.customer_id \
      WHERE \(scope) AND \(condition) ORDER BY p.churn_probability DESC, f.customer_id LIMIT \(plan.riskRows)
      """
    let figures = try catalogue.record(
      """
      SELECT COUNT(*) AS customers_in_snapshot,
        SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END) AS customers_at_or_above_threshold,
        ROUND(AVG(CASE WHEN \(condition) THEN 1.0 ELSE 0 END), 4) AS share_at_or_above_threshold,
        SUM(CASE WHEN p.churn_probability >= \(plan.criticalProbability) THEN 1 ELSE 0 END)
          AS customers_at_or_above_critical_threshold,
        ROUND(SUM(CASE WHEN \(condition) THEN p.ltv_usd ELSE 0 END), 2) AS ltv_usd_at_risk,
        ROUND(AVG(CASE WHEN \(condition) THEN p.ltv_usd END), 2) AS mean_ltv_usd_at_risk
      FROM engagement_analytics.predictions_final p WHERE \(scope)
      """)
    let rows = try catalogue.records(sql)
    var summary: JSONObject = [
      "threshold": .number(threshold), "threshold_column": "churn_probability",
      "critical_threshold": .number(plan.criticalProbability),
    ]
    summary.append(figures)
    summary["rows_shown"] = .number(rows.count)
    summary["order"] = "churn_probability, highest first"
    return QueryResult(model: churn, period: month, sql: sql, summary: summary, rows: rows)
  }
}
