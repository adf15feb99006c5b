import JSON
import Predictions
import Testing

@testable import Tools

@Suite struct ModelIdentityTests {
  @Test func `The description of another model is refused`() throws {
    let library = SamplePlatform.library { model, file in
      SamplePlatform.files["\(model == "churn" && file == "description.json" ? "engagement" : model)/\(file)"]
    }
    let error = #expect(throws: ModelLibraryError.self) { try library.model("churn") }
    #expect(error?.code == .damaged)
    #expect(error?.description.contains("expected that of churn, found that of engagement") == true)
  }

  @Test(arguments: ["m", "other"])
  func `Trees that are not those of the description are refused`(hash: String) throws {
    let library = ModelLibrary(schema: SamplePlatform.schema, hash: { _ in hash }) {
      SamplePlatform.files["\($0)/\($1)"]
    }
    if hash == "m" {
      #expect(try library.model("churn").model.description.name == "churn")
    } else {
      let error = #expect(throws: ModelLibraryError.self) { try library.model("churn") }
      #expect(error?.code == .damaged)
      #expect(error?.description.contains("expected SHA-256 m") == true)
    }
  }

  @Test func `A description that would act on the terminal is refused`() throws {
    var json = try #require(SamplePlatform.description("churn", .probability, "churn_probability").json.object)
    json["version"] = "v\u{1B}[31m"
    #expect(throws: FeatureError.self) { try ModelDescription(.object(json)) }
  }
}
