/// What the values of an imported column are.
public enum ImportedKind: String, Sendable, Hashable, CaseIterable {
  /// 0 or 1, also written as true, false, yes and no.
  case boolean
  /// Whole numbers.
  case integer
  /// Numbers.
  case float
  /// Days or moments in the form of ISO 8601.
  case date
  /// A few different texts.
  case category
  /// Anything.
  case text

  /// What a value should be, in the words of a report.
  var expectation: String {
    switch self {
    case .boolean: "0, 1, true, false, yes or no"
    case .integer: "a whole number"
    case .float: "a number"
    case .date: "a date such as 2025-09-30"
    case .category, .text: "a text"
    }
  }
}
