import Predictions
import SQLite

/// The tables of `engagement_raw`.
enum RawTables {
  static let schema = "engagement_raw"
  static let customers = "customers"
  static let outcomes = "outcomes"

  static func customerColumns(_ schema: FeatureSchema) -> [CatalogueColumn] {
    [.customerID, .snapshotMonth] + schema.features.map(CatalogueColumn.init)
  }

  static let outcomeColumns = [
    .customerID, CatalogueColumn("engagement_score", "REAL"), CatalogueColumn("churned", "INTEGER"),
    CatalogueColumn("ltv_usd", "REAL"), CatalogueColumn("next_category", "TEXT"),
    CatalogueColumn("anomaly_kind", "INTEGER"),
  ]

  /// Whether a file is a database with the platform's tables, as far as its schema and its size tell; a thorough look
  /// reads every page.
  static func areSound(in path: String, thorough: Bool) -> Bool {
    do {
      let database = try Database(path)
      for table in [customers, outcomes] {
        _ = try database.prepare("SELECT customer_id FROM main.\(table) LIMIT 1").step()
      }
      guard thorough else { return true }
      let check = try database.prepare("PRAGMA main.quick_check(1)")
      return try check.step() && check.text(at: 0) == "ok"
    } catch {
      return false
    }
  }

  /// The tables that were imported into a database, in the order of their names.
  static func imported(in database: Database, schema: String = "main") throws(SQLiteError) -> [String] {
    let list = try database.prepare(
      """
      SELECT name FROM \(SQLName.quoted(schema)).sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
      AND name NOT IN ('\(customers)', '\(outcomes)') ORDER BY name
      """)
    var names: [String] = []
    while try list.step() { names.append(list.text(at: 0) ?? "") }
    return names
  }

  /// Copies the imported tables of a file into a new database; a file that cannot be read has none, and a table that
  /// cannot be read to its end is left out.
  static func copyImported(from path: String, to database: Database) throws {
    guard let old = try? Database(path), let names = try? imported(in: old) else { return }
    for name in names {
      do {
        try copy(name, from: old, to: database)
      } catch let error as SQLiteError where error.isDamage {
        try database.execute("DROP TABLE IF EXISTS \(SQLName.quoted(name))")
      }
    }
  }

  static func copy(_ name: String, from old: Database, to new: Database) throws {
    let declaration = try old.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1")
    try declaration.bind(.text(name), at: 1)
    guard try declaration.step(), let sql = declaration.text(at: 0) else { return }
    try new.execute(sql)
    let rows = try old.prepare("SELECT * FROM \(SQLName.quoted(name))")
    let parameters = repeatElement("?", count: rows.columnNames.count).joined(separator: ", ")
    let insertion = try new.prepare("INSERT INTO \(SQLName.quoted(name)) VALUES (\(parameters))")
    while try rows.step() {
      for (column, value) in rows.row.enumerated() { try insertion.bind(value, at: column + 1) }
      try insertion.run()
    }
  }
}
