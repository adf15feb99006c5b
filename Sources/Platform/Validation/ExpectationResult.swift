import JSON

/// What became of one expectation.
public struct ExpectationResult: Sendable, Hashable {
  /// The expectation.
  public let expectation: Expectation
  /// Whether enough rows keep it.
  public let isMet: Bool
  /// What was measured: a share, a count, the largest index.
  public let observed: JSONValue
  /// How many rows break it.
  public let unexpectedCount: Int
  /// How many rows it was checked for: those with a value.
  public let checkedCount: Int
  /// The first rows that break it, with their id and the values of the columns concerned.
  public let rows: [JSONValue]

  /// The part of the checked rows that break it.
  public var unexpectedShare: Double { checkedCount == 0 ? 0 : Double(unexpectedCount) / Double(checkedCount) }

  /// The result as JSON.
  public var json: JSONValue {
    [
      "expectation": expectation.declaration, "success": .bool(isMet), "observed": observed,
      "checked_count": .number(checkedCount), "unexpected_count": .number(unexpectedCount),
      "unexpected_share": .number((unexpectedShare * 1e6).rounded() / 1e6), "unexpected_rows": .array(rows),
    ]
  }

  /// What was expected and what was found, in a line.
  public var text: String {
    let columns = expectation.columns.joined(separator: ", ")
    let rows = unexpectedCount == 0 ? "" : "; \(unexpectedCount) of \(checkedCount) rows do not fit"
    return "\(expectation.name)(\(columns)): observed \(observed.text())\(rows)"
  }
}
