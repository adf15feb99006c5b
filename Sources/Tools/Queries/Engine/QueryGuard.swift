import CSQLite

/// Decides what a statement may do while SQLite compiles it: read the catalogue's tables and call harmless functions.
///
/// Everything that is not allowed here is denied, whatever it is. Action codes: sqlite.org/c3ref/c_alter_table.html.
final class QueryGuard {
  /// What was denied first, in the words of an error message.
  private(set) var denial: String?
  private let tables: Set<String>
  private let hidden: Set<String>
  private let functions: Set<String>

  /// A guard over tables, named `schema.table`, and functions, all in lower case; hidden are the names of modules and
  /// virtual tables.
  init(tables: Set<String>, hidden: Set<String>, functions: Set<String>) {
    self.tables = tables
    self.hidden = hidden
    self.functions = functions
  }

  /// Puts a connection under this guard, which must outlive the connection's use.
  func watch(_ handle: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, schema, _ in
        guard let context else { return SQLITE_DENY }
        let watcher = Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
        let (first, second, schema) = (QueryGuard.text(first), QueryGuard.text(second), QueryGuard.text(schema))
        return watcher.allows(action, first, second, schema: schema) ? SQLITE_OK : SQLITE_DENY
      }, context)
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private func allows(_ action: Int32, _ first: String, _ second: String, schema: String) -> Bool {
    let found: String
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return true
    case SQLITE_READ:
      if allowsReading(first.lowercased(), of: schema.lowercased()) { return true }
      found = "reading \(first)"
    case SQLITE_FUNCTION:
      if functions.contains(second.lowercased()) { return true }
      found = "the function \(second)"
    case SQLITE_PRAGMA: found = "PRAGMA \(first)"
    case SQLITE_ATTACH: found = "ATTACH"
    case SQLITE_DETACH: found = "DETACH"
    default: found = Self.names[action] ?? "this kind of statement"
    }
    denial = denial ?? found
    return false
  }

  private func allowsReading(_ table: String, of schema: String) -> Bool {
    if tables.contains("\(schema).\(table)") || table == "json_each" || table == "json_tree" { return true }
    // Of a table without columns in use SQLite gives the name as it is written: of a table, or of a WITH query.
    return schema.isEmpty && !hidden.contains(table) && !table.hasPrefix("sqlite_") && !table.hasPrefix("pragma_")
  }

  private static let names: [Int32: String] = [
    SQLITE_INSERT: "INSERT", SQLITE_UPDATE: "UPDATE", SQLITE_DELETE: "DELETE", SQLITE_CREATE_TABLE: "CREATE TABLE",
    SQLITE_CREATE_TEMP_TABLE: "CREATE TEMP TABLE", SQLITE_CREATE_VIEW: "CREATE VIEW",
    SQLITE_CREATE_INDEX: "CREATE INDEX", SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE",
    SQLITE_DROP_TABLE: "DROP TABLE", SQLITE_ALTER_TABLE: "ALTER TABLE", SQLITE_TRANSACTION: "a transaction",
    SQLITE_SAVEPOINT: "SAVEPOINT", SQLITE_REINDEX: "REINDEX", SQLITE_ANALYZE: "ANALYZE",
  ]
}
