import SQLite
import Tools

/// Turns a cell, which Athena sends as text, into a value of its column's type.
///
/// Types: https://docs.aws.amazon.com/athena/latest/ug/data-types.html.
enum AthenaCell {
  /// The value of a text. Truth values are 1 and 0, as in SQLite; a decimal whose digits a double would lose stays text, so
  /// do dates, times, arrays, maps and rows.
  static func value(_ text: String, type: String) -> SQLiteValue {
    switch base(type) {
    case "tinyint", "smallint", "integer", "int", "bigint": Int64(text).map(SQLiteValue.integer) ?? .text(text)
    case "double", "float", "real": real(text)
    case "decimal": digits(text) <= 15 ? real(text) : .text(text)
    case "boolean": text == "true" ? .integer(1) : text == "false" ? .integer(0) : .text(text)
    case "varbinary", "binary": bytes(text).map(SQLiteValue.blob) ?? .text(text)
    default: .text(text)
    }
  }

  /// What the values of a column are, going by its declaration.
  static func columnType(_ type: String) -> QueryResult.ColumnType {
    switch base(type) {
    case "tinyint", "smallint", "integer", "int", "bigint", "boolean": .integer
    case "double", "float", "real", "decimal": .real
    case "varbinary", "binary": .blob
    case "unknown": .null
    default: .text
    }
  }

  /// The type's name without its lengths: `decimal(10,2)` is a `decimal`.
  private static func base(_ type: String) -> String { String(type.lowercased().prefix { $0 != "(" && $0 != " " }) }

  private static func real(_ text: String) -> SQLiteValue {
    // Infinity and NaN are written as Swift reads them.
    Double(text).map(SQLiteValue.real) ?? .text(text)
  }

  private static func digits(_ text: String) -> Int { text.utf8.count { (0x30...0x39).contains($0) } }

  /// Pairs of hexadecimal digits, separated by spaces.
  private static func bytes(_ text: String) -> [UInt8]? {
    let pairs = text.split(separator: " ")
    let bytes = pairs.compactMap { $0.utf8.count == 2 ? UInt8($0, radix: 16) : nil }
    return bytes.count == pairs.count ? bytes : nil
  }
}
