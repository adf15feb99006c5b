import JSON
import Storage

/// Checks data and keeps the report.
public struct Validation: Sendable {
  /// What data must be like.
  public let suite: ExpectationSuite
  /// Where the report is written.
  public let path: String
  private let files: FileSystem

  /// A check that leaves its report in a file.
  public init(suite: ExpectationSuite, path: String, files: FileSystem = FileSystem()) {
    self.suite = suite
    self.path = path
    self.files = files
  }

  /// Checks a table and writes the report.
  ///
  /// - Throws: `ValidationFailure` when an expectation is not met, after the report is written; `FileError`.
  @discardableResult
  public func run(_ table: DataTable, width: Int) async throws -> ValidationReport {
    let report = await suite.check(table, width: width)
    try files.replace(path, with: report.json.utf8(.pretty))
    guard report.isMet else { throw ValidationFailure(report: report, path: path) }
    return report
  }
}
