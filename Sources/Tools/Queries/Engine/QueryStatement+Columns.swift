import CSQLite
import SQLite

extension QueryStatement {
  /// The columns with distinct names, typed by the values that were read, or as declared where there are none.
  func columns(typedBy rows: [[SQLiteValue]]) -> [QueryResult.Column] {
    let declared = (0..<sqlite3_column_count(handle)).map { index in
      QueryResult.Column(
        name: sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "",
        type: sqlite3_column_decltype(handle, index).map { QueryResult.ColumnType(String(cString: $0)) } ?? .null)
    }
    return QueryResult.columns(declared, typedBy: rows)
  }
}
