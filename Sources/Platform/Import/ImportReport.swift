import JSON

/// What an import has made.
public struct ImportReport: Sendable, Hashable {
  /// The table's name in `engagement_raw`.
  public let table: String
  /// The table's columns.
  public let columns: [ImportedColumn]
  /// What became of the rows.
  public let rows: ImportedRows
  /// The documents that describe the table: Markdown for the knowledge base, and JSON.
  public let documents: [String]

  /// The report as JSON.
  public var json: JSONValue {
    [
      "table": .string("\(RawTables.schema).\(table)"), "rows": .number(rows.count),
      "bad_rows": .number(rows.faultCount),
      "columns": .array(
        columns.map { ["name": .string($0.name), "title": .string($0.title), "type": .string($0.kind.rawValue)] }),
      "faults": .array(rows.faults.map(\.json)), "documents": .array(documents.map(JSONValue.string)),
    ]
  }
}

extension CSVFault {
  /// The fault as JSON.
  public var json: JSONValue {
    [
      "line": .number(line), "column": column.map(JSONValue.string) ?? .null, "expected": .string(expected),
      "found": .string(found),
    ]
  }
}
