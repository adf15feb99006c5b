import SQLite

/// A table of the catalogue while rows are put into it.
struct CatalogueTable {
  private let insertion: Statement

  /// Makes a table.
  init(_ name: String, _ columns: [CatalogueColumn], in database: Database) throws(SQLiteError) {
    let declarations = columns.map { "\(SQLName.quoted($0.name)) \($0.type)" }.joined(separator: ", ")
    try database.execute("CREATE TABLE \(SQLName.quoted(name)) (\(declarations))")
    let parameters = repeatElement("?", count: columns.count).joined(separator: ", ")
    insertion = try database.prepare("INSERT INTO \(SQLName.quoted(name)) VALUES (\(parameters))")
  }

  /// Adds a row, whose values are bound one after the other.
  func insert(_ bind: (inout CatalogueRow) throws -> Void) throws {
    var row = CatalogueRow(insertion)
    try bind(&row)
    try insertion.run()
  }
}
