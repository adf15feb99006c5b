import CSQLite

extension Statement {
  /// Binds a number to a parameter, counted from 1; NaN, which SQLite lacks, becomes null.
  public func bind(_ value: Double, at parameter: Int) throws(SQLiteError) {
    try check(value.isNaN ? sqlite3_bind_null(handle, Int32(parameter)) : bound(value, parameter))
  }

  private func bound(_ value: Double, _ parameter: Int) -> Int32 {
    sqlite3_bind_double(handle, Int32(parameter), value)
  }

  /// Binds a whole number to a parameter, counted from 1.
  public func bind(_ value: Int, at parameter: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, Int32(parameter), Int64(value)))
  }

  /// Whether a column of the present row, counted from 0, has no value.
  public func isNull(at column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// The number in a column of the present row, counted from 0; 0 for what is none.
  public func double(at column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// The whole number in a column of the present row, counted from 0; 0 for what is none.
  public func int(at column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  /// The text in a column of the present row, counted from 0; `nil` for null.
  public func text(at column: Int) -> String? {
    guard let text = sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// Runs a statement that gives no rows with the values that are bound, and makes it ready to run again.
  public func run() throws(SQLiteError) {
    defer { reset() }
    while try step() {}
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw failure(code) }
  }
}
