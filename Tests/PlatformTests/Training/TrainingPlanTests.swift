import JSON
import Testing

@testable import Platform

@Suite struct TrainingPlanTests {
  private func plan(_ text: String) throws -> TrainingPlan { try TrainingPlan(try JSONValue(parsing: text)) }

  private let head = """
    "seed": 1, "early_stopping_rounds": 5, "split": {"validation": 0.1, "test": 0.2},
    "importance": {"rows": 10, "permutation_rows": 10}, "fairness": {}
    """
  private let model = """
    {"name": "m", "version": "v1", "title": "M", "kind": "score", "target": "churned", "output": "o", "meaning": "M.",
     "purpose": "P.", "forest": {"trees": 2, "sample": 16, "depth": 4, "alert_share": 0.1}}
    """

  @Test func `The plan of the platform has the five models`() throws {
    let plan = try TrainingSample.plan()
    #expect(plan.models.map(\.name) == ["engagement", "churn", "ltv", "recommendation", "anomaly"])
    #expect(Set(plan.models.map(\.target)).count == 5)
    #expect(plan.models.allSatisfy { $0.version == "v1.0" })
    let countries = try TrainingSample.schema()["country"]?.levels ?? []
    #expect(Set(plan.fairness.regions.flatMap(\.countries)) == Set(countries))
    #expect(plan.fairness.regions.flatMap(\.countries).count == countries.count)
  }

  @Test(arguments: ["seed", "early_stopping_rounds", "validation", "permutation_rows", "title", "trees", "alert_share"])
  func `A member that is missing is named`(member: String) throws {
    let text = "{\(head), \"models\": [\(model)]}"
    _ = try plan(text)
    let error = #expect(throws: TrainingError.self) {
      try plan(text.replacing("\"\(member)\"", with: "\"other\""))
    }
    #expect(error?.description.contains("\"\(member)\"") == true)
  }

  @Test func `Two models of one name, no model and a name that is no folder are refused`() throws {
    for models in ["\(model), \(model)", "", model.replacing("\"m\"", with: "\"../m\"")] {
      #expect(throws: TrainingError.self) { try plan("{\(head), \"models\": [\(models)]}") }
    }
  }

  @Test func `A model needs a way to be trained, and classes need a feature`() throws {
    for broken in [
      model.replacing("\"forest\"", with: "\"tree\""), model.replacing("\"score\"", with: "\"classes\""),
      model.replacing("\"trees\": 2", with: "\"trees\": 2000000"), model.replacing("\"score\"", with: "\"scroe\""),
    ] {
      #expect(throws: TrainingError.self) { try plan("{\(head), \"models\": [\(broken)]}") }
    }
  }

  @Test func `A split that leaves nothing to train on is refused`() {
    let all = head.replacing("0.1", with: "0.5").replacing("0.2", with: "0.45")
    #expect(throws: TrainingError.self) { try plan("{\(all), \"models\": [\(model)]}") }
  }
}
