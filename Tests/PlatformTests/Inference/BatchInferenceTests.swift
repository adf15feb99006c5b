import JSON
import Predictions
import Storage
import Testing

@testable import Platform

@Suite struct BatchInferenceTests {
  private func models(_ layout: PlatformLayout) throws -> ModelLibrary {
    ModelLibrary(layout, schema: try PlatformRunSample.declarations().schema)
  }

  @Test func `A customer's predictions in batch are those of the row alone, with any number of threads`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let models = try models(sample.layout)
    let customers = try CustomerDataset(stored: sample.layout, schema: models.schema)
    let inference = BatchInference(models)
    let one = try inference.predictions(for: customers.features, asOf: "t", threads: 1)
    #expect(try inference.predictions(for: customers.features, asOf: "t", threads: 3) == one)
    #expect(one.modelVersions == "engagement v1.0, churn v1.0, ltv v1.0, recommendation v1.0, anomaly v1.0")
    for row in stride(from: 0, to: customers.count, by: 97) {
      func alone(_ name: String) throws -> [Float] {
        try TreeScorer(models.model(name).model.ensemble).predictions(of: customers.features[row: row])
      }
      #expect(try alone("churn") == [one.churnProbabilities[row]])
      #expect(try alone("anomaly") == [one.anomalyScores[row]])
      let classes = try alone("recommendation")
      #expect(classes.max() == one.recommendedProbabilities[row])
      #expect(classes.firstIndex(of: classes.max() ?? 0) == Int(one.recommendedCategories[row]))
    }
  }

  @Test func `Predictions are written and read back unchanged`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let models = try models(sample.layout)
    let customers = try CustomerDataset(stored: sample.layout, schema: models.schema)
    let made = try BatchInference(models).predictions(
      for: customers.features, asOf: DataPreparation.standardMoment, threads: 2)
    let stored = try CustomerPredictions(stored: sample.layout, schema: models.schema)
    #expect(stored.engagementScores == made.engagementScores && stored.churnProbabilities == made.churnProbabilities)
    #expect(stored.recommendedCategories == made.recommendedCategories && stored.anomalyScores == made.anomalyScores)
    #expect(stored.lifetimeValues == made.lifetimeValues.map { Float((Double($0) * 100).rounded() / 100) })
    #expect(stored.modelVersions == made.modelVersions && stored.predictedAt == made.predictedAt)
  }

  @Test func `Customers and outcomes are read back as they were generated`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let generated = await CustomerGenerator(seed: 11, count: PlatformRunSample.customers).customers(width: 2)
    let stored = try CustomerDataset(stored: sample.layout, schema: try PlatformRunSample.declarations().schema)
    #expect(stored.ids == generated.ids && stored.months == generated.months)
    #expect(stored.outcomes == generated.outcomes)
    let pairs = zip(stored.features.values, generated.features.values)
    #expect(!pairs.contains { $0 != $1 && !($0.isNaN && $1.isNaN) })
  }

  @Test func `A model that was never trained is named with the command that trains it`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let schema = try PlatformRunSample.declarations().schema
    let models = ModelLibrary(schema: schema) { model, file in
      model == "ltv" ? nil : try FileSystem().read(sample.layout.model(model, file)).array
    }
    let features = FeatureMatrix(columnCount: schema.features.count)
    let error = #expect(throws: ModelLibraryError.self) {
      try BatchInference(models).predictions(for: features, asOf: "", threads: 1)
    }
    #expect(error?.description.contains("kb platform train") == true)
  }

  @Test func `Columns in another order are put into the model's`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let models = try models(sample.layout)
    let customers = try CustomerDataset(stored: sample.layout, schema: models.schema)
    let reversed = FeatureSchema(sections: [], features: models.schema.features.reversed())
    var matrix = FeatureMatrix(columnCount: reversed.features.count, capacity: 50)
    for row in 0..<50 { matrix.append(row: Array(customers.features[row: row].reversed())) }
    let model = try models.model("churn").model
    let there = try ModelOutput(model, schema: reversed, features: matrix, threads: 1).numbers
    let straight = try ModelOutput(model, schema: models.schema, features: customers.features, threads: 1).numbers
    #expect(there == straight.map { Array($0.prefix(50)) })
  }
}
