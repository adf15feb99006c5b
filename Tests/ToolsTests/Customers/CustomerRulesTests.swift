import JSON
import Predictions
import TestSupport
import Testing

@testable import Tools

@Suite struct CustomerRulesTests {
  private static let schema = FeatureSchema(features: [
    Feature(name: "sessions_last_7_days", section: "", kind: .integer, meaning: ""),
    Feature(name: "sessions_last_30_days", section: "", kind: .integer, meaning: ""),
    Feature(name: "plan_type", section: "", kind: .category(levels: ["free", "basic"]), meaning: ""),
    Feature(name: "contract_type", section: "", kind: .category(levels: ["none", "monthly"]), meaning: ""),
  ])
  private let rules = CustomerRules(schema)

  @Test(arguments: [
    ([2, 9, 1, 1] as [Float], true), ([10, 9, 1, 1], false), ([2, 1, 1, 1], false), ([2, 8, 0, 0], true),
    ([2, 8, 0, 1], false), ([2, 8, 1, 0], false), ([2, .nan, 1, 1], true),
  ])
  func `A change that breaks what holds between features is not allowed`(changed: [Float], isAllowed: Bool) {
    #expect(rules.allow(changed, insteadOf: [2, 8, 1, 1]) == isAllowed)
  }

  @Test func `What was broken before may stay so`() {
    #expect(rules.allow([12, 8, 1, 1], insteadOf: [10, 8, 1, 1]))
  }

  @Test func `Rules about features that are not there hold`() {
    #expect(CustomerRules(SamplePlatform.schema).allow([100, 5, 1, .nan], insteadOf: [1, 12, 1, .nan]))
  }
}
