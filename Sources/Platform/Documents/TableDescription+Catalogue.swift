import Predictions
import SQLite

extension TableDescription {
  private struct Known {
    let schema: String
    let table: String
    let about: String
  }

  private static let known = [
    Known(schema: "engagement_raw", table: "customers", about: "a customer as the models see it."),
    Known(schema: "engagement_raw", table: "outcomes", about: "what came of a customer; models learn from it."),
    Known(
      schema: "engagement_results", table: "predictions", about: "what every model predicts for a customer."),
    Known(
      schema: "engagement_analytics", table: "predictions_final",
      about: "a customer's scores and segment beside the columns that analysts group by."),
    Known(
      schema: "engagement_analytics", table: "high_engagement_customers",
      about: "a customer with an engagement score of at least 0.70."),
    Known(
      schema: "engagement_analytics", table: "at_risk_customers",
      about: "a customer whose churn probability reaches the threshold."),
    Known(
      schema: "engagement_analytics", table: "churn_analysis", about: "a group of customers with its churn and value."),
    Known(
      schema: "engagement_analytics", table: "qa_table", about: "a customer chosen for people to review the scores."),
  ]

  /// The schemas of the tables.
  static let schemas = ["engagement_raw", "engagement_results", "engagement_analytics"]

  /// The tables that the catalogue has.
  ///
  /// - Throws: `SQLiteError`.
  static func all(in catalogue: CatalogueReader, schema: FeatureSchema) throws(SQLiteError) -> [TableDescription] {
    var tables: [TableDescription] = []
    for known in known {
      let columns = try catalogue.columns(of: known.table, in: known.schema).map(\.name)
      guard !columns.isEmpty else { continue }
      let name = "\(known.schema).\(known.table)"
      let rows = try catalogue.record("SELECT COUNT(*) AS rows FROM \(name)")["rows"]?.int ?? 0
      let hasFeatures = schema.features.allSatisfy { columns.contains($0.name) }
      tables.append(
        TableDescription(
          name: name, rows: rows, columns: hasFeatures ? columns.filter { schema[$0] == nil } : columns,
          featureCount: hasFeatures ? schema.features.count : 0, about: known.about))
    }
    return tables
  }
}
