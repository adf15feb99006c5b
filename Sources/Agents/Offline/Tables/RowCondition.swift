/// What a row must meet.
struct RowCondition: Sendable, Hashable {
  /// How the value of a column compares.
  enum Comparison: Sendable, Hashable {
    /// It is one of these levels.
    case isAny([String])
    /// It is none of these levels.
    case isNone([String])
    /// It is this number.
    case equals(Double)
    /// It is above a number, the number itself included or not.
    case above(Double, inclusive: Bool)
    /// It is below a number, the number itself included or not.
    case below(Double, inclusive: Bool)
    /// It is one of two numbers or between them.
    case within(Double, Double)
    /// It is known.
    case isKnown
    /// It is not known.
    case isMissing
  }

  /// The column.
  let column: TableColumn
  /// How its value compares.
  var comparison: Comparison

  /// The condition in words: `segment at_risk`, `ltv_usd over 500`.
  var text: String {
    switch comparison {
    case .isAny(let levels): "\(column.name) \(levels.joined(separator: " or "))"
    case .isNone(let levels): "\(column.name) not \(levels.joined(separator: " or "))"
    case .equals(let number): "\(column.name) \(number.numberText)"
    case .above(let bound, let inclusive): "\(column.name) \(inclusive ? "at least" : "over") \(bound.numberText)"
    case .below(let bound, let inclusive): "\(column.name) \(inclusive ? "at most" : "under") \(bound.numberText)"
    case .within(let low, let high): "\(column.name) from \(low.numberText) to \(high.numberText)"
    case .isKnown: "\(column.name) known"
    case .isMissing: "\(column.name) missing"
    }
  }

  /// The condition in SQL: the column is spelled as given, levels are quoted.
  func sql(_ name: String) -> String {
    switch comparison {
    case .isAny(let levels):
      levels.count == 1 ? "\(name) = \(Self.list(levels))" : "\(name) IN (\(Self.list(levels)))"
    case .isNone(let levels):
      levels.count == 1 ? "\(name) <> \(Self.list(levels))" : "\(name) NOT IN (\(Self.list(levels)))"
    case .equals(let number): "\(name) = \(number.numberText)"
    case .above(let bound, let inclusive): "\(name) \(inclusive ? ">=" : ">") \(bound.numberText)"
    case .below(let bound, let inclusive): "\(name) \(inclusive ? "<=" : "<") \(bound.numberText)"
    case .within(let low, let high): "\(name) >= \(low.numberText) AND \(name) <= \(high.numberText)"
    case .isKnown: "\(name) IS NOT NULL"
    case .isMissing: "\(name) IS NULL"
    }
  }

  private static func list(_ levels: [String]) -> String { levels.map(quoted).joined(separator: ", ") }

  /// A text as a literal of SQL; a quote within it is doubled.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

extension RowCondition.Comparison {
  /// The bound that the values meet which do not meet this one; `nil` for what is no bound.
  var opposite: Self? {
    switch self {
    case .above(let number, let inclusive): .below(number, inclusive: !inclusive)
    case .below(let number, let inclusive): .above(number, inclusive: !inclusive)
    case .isAny, .isNone, .equals, .within, .isKnown, .isMissing: nil
    }
  }

  /// Whether it compares with numbers that the value may be above or below.
  var isBound: Bool {
    switch self {
    case .above, .below, .within: true
    case .isAny, .isNone, .equals, .isKnown, .isMissing: false
    }
  }

  /// The same comparison with another number, made from this one; as it is when it has none.
  func mapNumber(_ transform: (Double) -> Double) -> Self {
    switch self {
    case .above(let number, let inclusive): .above(transform(number), inclusive: inclusive)
    case .below(let number, let inclusive): .below(transform(number), inclusive: inclusive)
    case .equals(let number): .equals(transform(number))
    case .within(let low, let high): .within(transform(low), transform(high))
    case .isAny, .isNone, .isKnown, .isMissing: self
    }
  }
}
