/// One value of an imported file, as the catalogue keeps it.
enum ImportedValue: Sendable, Hashable {
  case missing
  case integer(Int)
  case number(Double)
  case text(String)

  /// Texts that stand for no value.
  private static let missingTexts: Set<String> = ["", "NA", "N/A", "NaN", "nan", "NULL", "null", "None"]

  /// Whether a text stands for no value.
  static func isMissing(_ text: String) -> Bool { missingTexts.contains(text) }

  /// The value of a text in a column of a kind; `nil` when it does not fit.
  init?(_ text: String, _ kind: ImportedKind) {
    if Self.isMissing(text) {
      self = .missing
      return
    }
    switch kind {
    case .boolean:
      guard let value = Self.boolean(text) else { return nil }
      self = .integer(value)
    case .integer:
      guard let value = Self.integer(text) else { return nil }
      self = .integer(value)
    case .float:
      guard let value = Self.number(text) else { return nil }
      self = .number(value)
    case .date:
      guard Self.isDate(text) else { return nil }
      self = .text(text)
    case .category, .text: self = .text(text)
    }
  }

  static func boolean(_ text: String) -> Int? {
    switch text.lowercased() {
    case "0", "false", "no": 0
    case "1", "true", "yes": 1
    default: nil
    }
  }

  /// A whole number; one with leading zeros is an identifier and no number.
  static func integer(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    return digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// A finite decimal number.
  static func number(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether a text is a day of the calendar, `2025-09-30`, alone or with a time behind `T` or a space.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(32))
    let digits = [0, 1, 2, 3, 5, 6, 8, 9]
    guard bytes.count >= 10, bytes.count < 32, digits.allSatisfy({ (0x30...0x39).contains(bytes[$0]) }),
      let day = CalendarDay(String(decoding: bytes, as: UTF8.self)), day.year > 0
    else { return false }
    guard bytes.count > 10 else { return true }
    let time = bytes.dropFirst(11)
    return (bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")) && time.count >= 5
      && time.allSatisfy { (0x30...0x3A).contains($0) || "+-.Z".utf8.contains($0) }
  }
}
