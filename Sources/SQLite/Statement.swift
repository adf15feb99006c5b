import CSQLite

/// A compiled SQL statement: values are bound, rows are stepped through, and it may be run again.
public final class Statement {
  /// SQLite's own handle; `nil` for an empty text.
  public let handle: OpaquePointer?
  private let database: Database
  private let sql: String

  init(_ sql: String, in database: Database) throws(SQLiteError) {
    var compiled: OpaquePointer?
    let code = sqlite3_prepare_v3(database.handle, sql, -1, 0, &compiled, nil)
    guard code == SQLITE_OK else { throw database.error(code, context: sql) }
    handle = compiled
    self.database = database
    self.sql = sql
  }

  deinit { sqlite3_finalize(handle) }

  /// The names of the columns of a row.
  public var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { column in
      sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Binds a value to a parameter, counted from 1.
  public func bind(_ value: SQLiteValue, at parameter: Int) throws(SQLiteError) {
    let index = Int32(parameter)
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let value): sqlite3_bind_int64(handle, index, value)
      case .real(let value): sqlite3_bind_double(handle, index, value)
      case .text(let value): sqlite3_bind_text(handle, index, value, -1, kb_sqlite_transient())
      case .blob(let bytes): sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), kb_sqlite_transient())
      }
    guard code == SQLITE_OK else { throw database.error(code, context: sql) }
  }

  /// Goes to the next row; `false` when there is none.
  ///
  /// - Throws: `SQLiteError`, also for interruption by a progress handler.
  public func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.error(code, context: sql)
    }
  }

  /// Makes the statement ready to run again; bound values stay.
  public func reset() { sqlite3_reset(handle) }

  /// The value of a column of the present row, counted from 0; null for a column that is not there.
  public func value(at column: Int) -> SQLiteValue {
    let index = Int32(column)
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(handle, index) else { return .null }
      let count = Int(sqlite3_column_bytes(handle, index))
      return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_column_blob(handle, index) else { return .blob([]) }
      return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, index)))))
    default: return .null
    }
  }

  /// The error that the last call on this statement left.
  func failure(_ code: Int32) -> SQLiteError { database.error(code, context: sql) }

  /// The present row, by column.
  public var row: [SQLiteValue] { (0..<Int(sqlite3_column_count(handle))).map(value) }
}
