import JSON
import Predictions

/// What a query over the catalogue gave, with the figures that sum it up.
struct QueryResult: Sendable {
  /// The model whose scores it is about.
  let model: ModelDescription
  /// The month of the snapshot, or the first and the last of several.
  let period: String
  /// The query, as it was run.
  let sql: String
  /// Figures about all rows, not only those shown.
  let summary: JSONObject
  /// The rows, a member a column.
  let rows: [JSONObject]

  /// The names of the columns; empty when there is no row.
  var columns: [String] { rows.first?.keys ?? [] }

  /// What the document can be filtered by.
  var attributes: JSONObject {
    [
      "kind": "query_result", "model_name": .string(model.name), "model_version": .string(model.version),
      "snapshot_month": .string(period), "contains_customer_ids": .bool(columns.contains("customer_id")),
      "row_count": .number(rows.count), "columns": .array(columns.map(JSONValue.string)),
    ]
  }

  /// The document of a name: `athena_results/<name>.json`.
  func document(_ name: String, database: String) -> KnowledgeBaseDocument {
    KnowledgeBaseDocument(
      "athena_results/\(name).json",
      [
        "model_name": .string(model.name), "model_version": .string(model.version),
        "timestamp": .string(model.asOf), "data_source": ModelReport.dataSource,
        "data_sha256": .string(model.dataHash), "query_name": .string(name), "database": .string(database),
        "snapshot_month": .string(period), "sql": .string(sql), "summary": .object(summary),
        "row_count": .number(rows.count), "columns": .array(columns.map(JSONValue.string)),
        "rows": .array(rows.map(JSONValue.object)),
      ])
  }
}
