import CSQLite
import SQLite

/// Hands a function's value back to SQLite.
enum FunctionResult {
  /// The value of a call.
  static func set(_ value: SQLiteValue, _ call: OpaquePointer?) {
    switch value {
    case .null: sqlite3_result_null(call)
    case .integer(let value): sqlite3_result_int64(call, value)
    case .real(let value): sqlite3_result_double(call, value)
    case .text(let text):
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_result_text64(
            call, $0.baseAddress ?? emptyText, UInt64($0.count), kb_sqlite_transient(), UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes { sqlite3_result_blob64(call, $0.baseAddress, UInt64($0.count), kb_sqlite_transient()) }
    }
  }

  /// The error of a call.
  static func set(_ fault: FunctionFault, _ call: OpaquePointer?) {
    if let message = fault.message {
      sqlite3_result_error(call, FunctionFault.prefix + message, -1)
    } else {
      sqlite3_result_error_code(call, SQLITE_INTERRUPT)
    }
  }

  private static var emptyText: UnsafePointer<CChar>? {
    let text: StaticString = ""
    return UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
