import JSON
import Predictions
import Synchronization
import TestSupport
import Testing

@testable import Tools

@Suite struct CustomerDetailsTests {
  private let tool = CustomerDetailsTool.tool(SamplePlatform.predictions())

  @Test func `Every feature is told with unit, meaning and percentile, in the order of the schema`() async throws {
    let result = try await tool.run(["customer_id": 10])
    #expect(
      result.object?.keys == ["customer_id", "snapshot_month", "segment", "predictions", "features", "as_of"])
    #expect(
      result["features"]?.array?.compactMap { $0["feature"]?.string } == SamplePlatform.schema.features.map(\.name))
    #expect(
      result["features"]?[0] == [
        "feature": "sessions_last_7_days", "section": "Activity", "value": 1, "display": "1", "unit": "count",
        "percentile": 10, "meaning": "Sessions of a week.",
      ])
    #expect(result["features"]?[3]?["value"] == .null)
    #expect(result["features"]?[3]?["display"] == "not available")
    #expect(result["features"]?[2]?["value"] == "basic")
  }

  @Test func `All trained models predict, and decide the segment`() async throws {
    let risky = try await tool.run(["customer_id": 10])
    #expect(
      risky["predictions"]?.array?.compactMap { $0["model"]?.string } == ["engagement", "churn", "recommendation"])
    #expect(risky["segment"] == "at_risk")
    #expect(risky["predictions"]?[1]?["label"] == "at risk")
    #expect(risky["predictions"]?[2]?["display"]?.string?.hasPrefix("news (") == true)
    #expect(try await tool.run(["customer_id": 11])["segment"] == "champion")
  }

  @Test func `An unknown customer is answered with those there are`() async throws {
    let error = await #expect(throws: ToolError.self) { try await tool.run(["customer_id": 9]) }
    #expect(error?.detail == "there is no customer 9: expected a number from 10 to 12 (3 customers)")
  }

  @Test func `Before any model is trained the features are told, and a prediction is an error that says what to do`()
    async throws
  {
    let predictions = SamplePlatform.predictions(SamplePlatform.library { _, _ in nil })
    let details = try await predictions.details(of: 10)
    #expect(details.features.count == 4)
    #expect(details.predictions.isEmpty && details.segment == nil && details.asOf == nil)
    let error = await #expect(throws: ModelLibraryError.self) {
      try await predictions.predictions(of: SamplePlatform.customers[0])
    }
    #expect(error?.code == .notTrained)
  }

  @Test func `A second prediction of the same customer reads no trees`() async throws {
    let directory = try TemporaryDirectory()
    let read = Mutex<[String]>([])
    func predictions() -> CustomerAnalysis {
      let library = SamplePlatform.library { name, file in
        read.withLock { $0.append(file) }
        return SamplePlatform.files["\(name)/\(file)"]
      }
      let cache = SQLitePredictionCache(path: directory.path + "/cache.sqlite") { 1000 }
      return SamplePlatform.predictions(library, cache: cache)
    }
    let first = try await predictions().details(of: 10)
    #expect(read.withLock { $0.contains("model.ubj") })
    read.withLock { $0 = [] }
    #expect(try await predictions().details(of: 10) == first)
    #expect(read.withLock { !$0.contains("model.ubj") })
  }

  @Test func `A model is read once, and a description that is no JSON is named`() throws {
    let count = Mutex(0)
    let library = SamplePlatform.library { name, file in
      count.withLock { $0 += file == "model.ubj" ? 1 : 0 }
      return SamplePlatform.files["\(name)/\(file)"]
    }
    _ = try library.model("churn")
    _ = try library.model("churn")
    #expect(count.withLock { $0 } == 1)
    let damaged = SamplePlatform.library { _, _ in Array("{".utf8) }
    let error = #expect(throws: ModelLibraryError.self) { try damaged.model("churn") }
    #expect(error?.code == .damaged)
    #expect(error?.description.hasPrefix("model churn cannot be read: line 1") == true)
  }
}
