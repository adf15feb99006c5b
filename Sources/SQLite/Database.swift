import CSQLite

/// A connection to a SQLite database, closed when it is let go of.
///
/// A connection belongs to one task at a time; statements keep it open.
public final class Database {
  /// How a file is opened.
  public enum Access: Sendable, Hashable {
    /// Reads only; the file must be there.
    case read
    /// Reads and writes; the file is made where missing.
    case write
  }

  /// SQLite's own handle, for calls that this module does not wrap.
  public let handle: OpaquePointer

  /// Opens a database; `:memory:` is a new one that is kept in memory. The path may be a URI (`file:…?mode=ro`).
  ///
  /// - Throws: `SQLiteError`.
  public init(_ path: String, access: Access = .read) throws(SQLiteError) {
    let flags = (access == .read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: message, context: path)
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows, one after the other.
  ///
  /// - Throws: `SQLiteError` for the first that fails.
  public func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, context: sql) }
  }

  /// Compiles one statement.
  ///
  /// - Throws: `SQLiteError` when it is no statement or names something unknown.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement { try Statement(sql, in: self) }

  /// The error that the last call on this connection left.
  func error(_ code: Int32, context: String) -> SQLiteError {
    let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "unknown error"
    return SQLiteError(code: code, message: message, context: context)
  }
}
