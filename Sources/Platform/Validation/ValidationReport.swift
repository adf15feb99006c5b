import JSON

/// What became of every expectation of a suite.
public struct ValidationReport: Sendable, Hashable {
  /// How many rows the table has.
  public let rowCount: Int
  /// The results in the order of the suite.
  public let results: [ExpectationResult]

  /// Whether every expectation is met.
  public var isMet: Bool { results.allSatisfy(\.isMet) }

  /// The results of the expectations that are not met.
  public var failures: [ExpectationResult] { results.filter { !$0.isMet } }

  /// How many rows break an expectation that is met all the same.
  public var toleratedCount: Int { results.reduce(0) { $0 + ($1.isMet ? $1.unexpectedCount : 0) } }

  /// The report as JSON.
  public var json: JSONValue {
    [
      "success": .bool(isMet), "rows": .number(rowCount),
      "statistics": [
        "evaluated_expectations": .number(results.count), "failed_expectations": .number(failures.count),
        "tolerated_rows": .number(toleratedCount),
      ], "results": .array(results.map(\.json)),
    ]
  }
}
