import JSON

/// Something that holds for a row or does not.
struct RowCondition: Sendable, Hashable {
  /// How a value is compared.
  enum Comparison: Sendable, Hashable {
    case equals(Double)
    case equalsText(String)
    case below(Double)
    case above(Double)
    case isMissing
  }

  let column: String
  let comparison: Comparison

  /// Reads `{"column": "plan_type", "equals": "free"}`; also `below`, `above` and `"missing": true`.
  init(_ json: JSONValue) throws(PlatformError) {
    guard let column = json["column"]?.string else {
      throw PlatformError("expectations: a condition needs a \"column\", found \(json.text())")
    }
    self.column = column
    if let text = json["equals"]?.string {
      comparison = .equalsText(text)
    } else if let number = json["equals"]?.double {
      comparison = .equals(number)
    } else if let limit = json["below"]?.double {
      comparison = .below(limit)
    } else if let limit = json["above"]?.double {
      comparison = .above(limit)
    } else if json["missing"]?.bool == true {
      comparison = .isMissing
    } else {
      throw PlatformError(
        "expectations: a condition on \(column) needs \"equals\", \"below\", \"above\" or \"missing\": true")
    }
  }

  /// The condition over the rows of a column.
  func test(_ column: DataColumn) -> (Int) -> Bool {
    switch comparison {
    case .equals(let value): { column.number($0) == value }
    case .equalsText(let text): { column.text($0) == text }
    case .below(let limit): { column.number($0) < limit }
    case .above(let limit): { column.number($0) > limit }
    case .isMissing: column.isMissing
    }
  }
}
