/// That data are not what they are expected to be.
public struct ValidationFailure: Error, Sendable, CustomStringConvertible {
  /// What became of every expectation.
  public let report: ValidationReport
  /// Where the report was written.
  public let path: String

  /// The expectations that are not met, each with the first rows that break it.
  public var description: String {
    let failures = report.failures.map { result in
      (["  \(result.text)"] + result.rows.map { "    \($0.text())" }).joined(separator: "\n")
    }
    return "\(report.failures.count) of \(report.results.count) expectations are not met\n"
      + failures.joined(separator: "\n")
  }
}
