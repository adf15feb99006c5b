import JSON

/// What data must be like: a rule, the columns it is about, and which part of the rows has to keep it.
public struct Expectation: Sendable, Hashable {
  /// What is expected.
  enum Rule: Sendable, Hashable {
    /// The table has a number of rows.
    case rowCount(ClosedRange<Double>)
    /// Values lie in a range.
    case between(String, ClosedRange<Double>)
    /// Values are among these texts.
    case inSet(String, Set<String>)
    /// There is a value.
    case notNull(String)
    /// A part of the values is missing.
    case missingShare(String, ClosedRange<Double>)
    /// No value occurs twice.
    case unique(String)
    /// Numbers are whole.
    case integer(String)
    /// Values are 0 or 1.
    case boolean(String)
    /// The first column's value is not below the second's.
    case atLeast(String, String)
    /// In every row all conditions hold, or none.
    case agreement([RowCondition])
    /// The distribution in each group of a column is like that of all others: the index of stability stays below.
    case drift(String, by: String, maximum: Double)
  }

  /// The rule's name: `expect_column_values_to_be_between`.
  public let name: String
  let rule: Rule
  /// The part of the rows that must keep the rule, 0 to 1.
  public let mostly: Double
  /// How many rows a table must have for the expectation to say anything: shares of few rows differ by chance.
  public let minimumRows: Int
  /// The expectation as it was declared.
  public let declaration: JSONValue

  init(name: String, rule: Rule, mostly: Double, minimumRows: Int, declaration: JSONValue) {
    self.name = name
    self.rule = rule
    self.mostly = mostly
    self.minimumRows = minimumRows
    self.declaration = declaration
  }

  /// The columns it is about, for a table that may lack them.
  var columns: [String] {
    switch rule {
    case .rowCount: []
    case .between(let column, _), .inSet(let column, _), .notNull(let column), .missingShare(let column, _),
      .unique(let column), .integer(let column), .boolean(let column):
      [column]
    case .atLeast(let first, let second): [first, second]
    case .agreement(let conditions): conditions.map(\.column)
    case .drift(let column, let group, _): [column, group]
    }
  }
}
