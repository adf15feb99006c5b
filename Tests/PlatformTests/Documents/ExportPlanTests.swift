import JSON
import Testing

@testable import Platform

@Suite struct ExportPlanTests {
  @Test func `The plan of the repository is read`() throws {
    let plan = try ExportPlan(PlatformRunSample.declaration("pipeline"))
    #expect(plan.reviewOwner == "model risk" && plan.reviewMonths == 3 && plan.criticalProbability == 0.6)
    #expect(plan.engagedRows == 30 && plan.riskRows == 35)
  }

  @Test(
    arguments: [
      ("review", ["owner": "", "months": 3], "review.owner"), ("review", ["owner": "x", "months": 0], "review.months"),
      ("rows_shown", ["high_engagement_customers": 5], "rows_shown.at_risk_customers"),
      ("critical_churn_probability", 1.5, "critical_churn_probability"), ("review", nil, "review.owner"),
    ] as [(String, JSONValue, String)])
  func `A member that does not fit is named`(key: String, value: JSONValue, member: String) throws {
    var json = try PlatformRunSample.declaration("pipeline").object ?? [:]
    json[key] = value
    let error = #expect(throws: PlatformError.self) { try ExportPlan(.object(json)) }
    #expect(error?.description.contains("\"\(member)\"") == true)
  }
}
