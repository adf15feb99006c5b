import JSON

/// What the documents hold beside what is measured: the file `platform/pipeline.json`.
public struct ExportPlan: Sendable, Hashable {
  /// Who reviews the fairness report.
  public let reviewOwner: String
  /// After how many months the next review is due.
  public let reviewMonths: Int
  /// How many of the most engaged customers are listed.
  public let engagedRows: Int
  /// How many of the customers at risk are listed.
  public let riskRows: Int
  /// From which churn probability on a customer's risk is critical.
  public let criticalProbability: Double

  /// Reads a plan.
  ///
  /// - Throws: `PlatformError` that names the member that does not fit.
  public init(_ json: JSONValue) throws(PlatformError) {
    func count(_ key: String, _ part: String) throws(PlatformError) -> Int {
      guard let count = json[part]?[key]?.int, (1...1000).contains(count) else {
        throw Self.unexpected("a whole number from 1 to 1000", "\(part).\(key)", json[part]?[key])
      }
      return count
    }
    guard let owner = json["review"]?["owner"]?.string, !owner.isEmpty else {
      throw Self.unexpected("a text", "review.owner", json["review"]?["owner"])
    }
    guard let critical = json["critical_churn_probability"]?.double, critical > 0, critical < 1 else {
      throw Self.unexpected(
        "a number between 0 and 1", "critical_churn_probability", json["critical_churn_probability"])
    }
    reviewOwner = owner
    reviewMonths = try count("months", "review")
    engagedRows = try count("high_engagement_customers", "rows_shown")
    riskRows = try count("at_risk_customers", "rows_shown")
    criticalProbability = critical
  }

  private static func unexpected(_ expected: String, _ member: String, _ found: JSONValue?) -> PlatformError {
    PlatformError("platform/pipeline.json: expected \(expected) \"\(member)\", found \(found?.text() ?? "none")")
  }
}
