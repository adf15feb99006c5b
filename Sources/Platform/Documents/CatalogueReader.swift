import JSON
import SQLite

/// The catalogue, read: every database under the name of its schema, so that a query is written as in Athena.
final class CatalogueReader {
  private let database: Database

  /// Opens the databases of some schemas, for reading only.
  ///
  /// - Throws: `SQLiteError` when one of them is missing.
  init(_ layout: PlatformLayout, schemas: [String]) throws(SQLiteError) {
    database = try Database("file::memory:", access: .write)
    for schema in schemas {
      let attachment = try database.prepare("ATTACH DATABASE ?1 AS \(SQLName.quoted(schema))")
      try attachment.bind(.text(Self.uri(layout.database(schema))), at: 1)
      _ = try attachment.step()
    }
  }

  /// The rows of a query, each as an object with a member a column.
  ///
  /// - Throws: `SQLiteError` when it cannot be understood or run.
  func records(_ sql: String) throws(SQLiteError) -> [JSONObject] {
    let statement = try database.prepare(sql)
    let names = statement.columnNames
    var records: [JSONObject] = []
    while try statement.step() {
      records.append(
        JSONObject(zip(names, statement.row).map { JSONObject.Member(key: $0, value: Self.json($1)) }))
    }
    return records
  }

  /// The first row of a query; empty when there is none.
  ///
  /// - Throws: `SQLiteError`.
  func record(_ sql: String) throws(SQLiteError) -> JSONObject { try records(sql).first ?? [:] }

  /// The columns of a table with SQLite's types, in order.
  ///
  /// - Throws: `SQLiteError`.
  func columns(of table: String, in schema: String) throws(SQLiteError) -> [(name: String, type: String)] {
    let statement = try database.prepare("SELECT name, type FROM pragma_table_info(?1, ?2)")
    try statement.bind(.text(table), at: 1)
    try statement.bind(.text(schema), at: 2)
    var columns: [(name: String, type: String)] = []
    while try statement.step() {
      columns.append((statement.text(at: 0) ?? "", statement.text(at: 1) ?? ""))
    }
    return columns
  }

  /// The number of customers of each segment.
  ///
  /// - Throws: `SQLiteError`.
  func segmentCounts() throws(SQLiteError) -> JSONObject {
    let rows = try records(
      """
      SELECT segment, COUNT(*) AS customers FROM engagement_analytics.predictions_final
      GROUP BY segment ORDER BY segment
      """)
    return JSONObject(
      rows.map { JSONObject.Member(key: $0["segment"]?.string ?? "", value: $0["customers"] ?? .null) })
  }

  private static func json(_ value: SQLiteValue) -> JSONValue {
    switch value {
    case .null, .blob: .null
    case .integer(let value): .number(Int(value))
    case .real(let value): .number(value)
    case .text(let value): .string(value)
    }
  }

  /// The URI that opens a file for reading only (SQLite: "Uniform Resource Identifiers").
  private static func uri(_ path: String) -> String {
    "file:"
      + path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
      + "?mode=ro"
  }
}
