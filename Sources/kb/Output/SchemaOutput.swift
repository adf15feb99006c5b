import JSON
import Tools

/// Prints tables with their columns.
struct SchemaOutput {
  let schema: QuerySchema

  init(_ schema: QuerySchema) { self.schema = schema }

  /// Prints all tables, or one with what its columns mean.
  ///
  /// - Throws: `Failure` with the nearest name when there is no such table.
  func print(table name: String?, _ console: Console) throws {
    guard let name else { return try console.print(schema.json, or: overview) }
    guard let table = schema.table(named: name) else {
      let nearest = schema.table(nearestTo: name).map { "Did you mean: kb sql --schema \($0)" }
      throw Failure(
        status: .usage, code: "sql_unknown_table", message: "there is no table \(name)",
        remedies: [nearest, "See the tables: kb sql --schema"].compactMap(\.self))
    }
    try console.print(table.json, or: details(of: table))
  }

  private var overview: String {
    schema.tables.map { table in
      "\(table.fullName)\n  " + table.columns.map(\.name).joined(separator: ", ")
    }.joined(separator: "\n").withoutControls
  }

  private func details(of table: QuerySchema.Table) -> String {
    var rows = Table()
    for column in table.columns {
      let unit = column.meaning?.unit.map { "[\($0)]" } ?? ""
      rows.append("  \(column.name)", column.type, unit, column.meaning?.meaning ?? "")
    }
    return "\(table.fullName)\n\(rows.text)".withoutControls
  }
}
