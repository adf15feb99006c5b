import CSQLite
import SQLite

extension QueryStatement {
  /// The columns with distinct names, typed by the values that were read, or as declared where there are none.
  func columns(typedBy rows: [[SQLiteValue]]) -> [QueryResult.Column] {
    var taken: Set<String> = []
    return (0..<Int(sqlite3_column_count(handle))).map { index in
      let name = sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? ""
      let declared = sqlite3_column_decltype(handle, Int32(index)).map { String(cString: $0) }
      let type = QueryResult.ColumnType(of: rows.lazy.map { $0[index] }) ?? declared.map(QueryResult.ColumnType.init)
      return QueryResult.Column(name: Self.distinct(name, &taken), type: type ?? .null)
    }
  }

  private static func distinct(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
