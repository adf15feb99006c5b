import CSQLite
import SQLite

/// The arguments of one call of a function.
struct FunctionArguments {
  /// The name of the function, for messages.
  let function: String
  let count: Int
  private let values: UnsafeMutablePointer<OpaquePointer?>?

  init(_ function: String, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    self.function = function
    self.count = values == nil ? 0 : max(Int(count), 0)
    self.values = values
  }

  private func handle(_ index: Int) -> OpaquePointer? { index >= 0 && index < count ? values?[index] : nil }

  /// Whether an argument is null or missing.
  func isNull(_ index: Int) -> Bool {
    handle(index).map { sqlite3_value_type($0) == SQLITE_NULL } ?? true
  }

  /// Whether any argument is null.
  var hasNull: Bool { (0..<count).contains(where: isNull) }

  /// An argument as it is.
  func value(_ index: Int) -> SQLiteValue {
    guard let handle = handle(index) else { return .null }
    switch sqlite3_value_type(handle) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(handle))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(handle))
    case SQLITE_TEXT: return .text(text(index))
    case SQLITE_BLOB: return .blob(bytes(index))
    default: return .null
    }
  }

  /// An argument as text; empty for null.
  func text(_ index: Int) -> String {
    guard let handle = handle(index), let text = sqlite3_value_text(handle) else { return "" }
    let count = Int(sqlite3_value_bytes(handle))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// The bytes of an argument's text; empty for null.
  func utf8(_ index: Int) -> [UInt8] {
    guard let handle = handle(index), let text = sqlite3_value_text(handle) else { return [] }
    return Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(handle))))
  }

  private func bytes(_ index: Int) -> [UInt8] {
    guard let handle = handle(index), let blob = sqlite3_value_blob(handle) else { return [] }
    return Array(UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_value_bytes(handle))))
  }

  /// Whether an argument is a whole number.
  func isInteger(_ index: Int) -> Bool {
    handle(index).map { sqlite3_value_type($0) == SQLITE_INTEGER } ?? false
  }

  /// A number, also one that is written as text.
  ///
  /// - Throws: `FunctionFault` for anything else.
  func number(_ index: Int) throws(FunctionFault) -> Double {
    guard let handle = handle(index) else { throw mismatch(index, "a number") }
    switch sqlite3_value_numeric_type(handle) {
    case SQLITE_INTEGER, SQLITE_FLOAT: return sqlite3_value_double(handle)
    default: throw mismatch(index, "a number")
    }
  }

  /// A whole number, also one that is written as text or has the fraction 0.
  ///
  /// - Throws: `FunctionFault` for anything else.
  func integer(_ index: Int) throws(FunctionFault) -> Int {
    guard let handle = handle(index) else { throw mismatch(index, "a whole number") }
    switch sqlite3_value_numeric_type(handle) {
    case SQLITE_INTEGER: return Int(sqlite3_value_int64(handle))
    case SQLITE_FLOAT:
      guard let value = Int(exactly: sqlite3_value_double(handle)) else { throw mismatch(index, "a whole number") }
      return value
    default: throw mismatch(index, "a whole number")
    }
  }

  /// Whether a condition holds, by SQLite's rules: numbers other than 0, texts that begin with one.
  func isTrue(_ index: Int) -> Bool {
    guard let handle = handle(index), sqlite3_value_type(handle) != SQLITE_NULL else { return false }
    return sqlite3_value_double(handle) != 0
  }

  /// That an argument is not what it should be.
  func mismatch(_ index: Int, _ expected: String) -> FunctionFault {
    let found = value(index).displayText.map { "'\($0.prefix(40))'" } ?? "null"
    return FunctionFault("\(function) takes \(expected) as argument \(index + 1), found \(found)")
  }
}
