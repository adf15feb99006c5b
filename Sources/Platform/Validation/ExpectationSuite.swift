import JSON

/// The expectations that a table must meet, as a file declares them.
public struct ExpectationSuite: Sendable, Hashable {
  /// The expectations in the order of the file.
  public let expectations: [Expectation]

  /// Reads `{"expectations": […]}`.
  ///
  /// - Throws: `PlatformError` that names the expectation that does not fit.
  public init(_ json: JSONValue) throws(PlatformError) {
    guard let members = json["expectations"]?.array else {
      throw PlatformError(
        "expectations: expected a list \"expectations\", found \(json["expectations"]?.kind ?? "none")")
    }
    var expectations: [Expectation] = []
    for member in members { expectations.append(try Expectation(member)) }
    self.expectations = expectations
  }

  /// Checks a table against every expectation, by at most `width` tasks at once.
  public func check(_ table: DataTable, width: Int) async -> ValidationReport {
    ValidationReport(rowCount: table.count, results: await Parallel.map(expectations, width: width) { $0.check(table) })
  }
}
