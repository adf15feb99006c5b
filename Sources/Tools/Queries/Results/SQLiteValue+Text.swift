import SQLite

extension SQLiteValue {
  /// The value as a reader sees it; `nil` for null.
  var displayText: String? {
    switch self {
    case .null: nil
    case .integer(let value): String(value)
    case .real(let value): value.queryText
    case .text(let value): value
    case .blob(let bytes): bytes.hexadecimalText
    }
  }
}

extension Double {
  /// The shortest text that reads back as this number; whole numbers keep a decimal.
  var queryText: String {
    isFinite ? "\(self)" : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }
}

extension [UInt8] {
  /// Two digits a byte.
  var hexadecimalText: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
