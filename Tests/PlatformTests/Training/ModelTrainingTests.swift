import JSON
import Predictions
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct ModelTrainingTests {
  private func training(
    _ folder: TemporaryDirectory, rows: Int = 800, rounds: Int = 3, hash: String = "0a", threads: Int = 1
  ) async throws -> ModelTraining {
    ModelTraining(
      data: try await TrainingSample.data(rows, hash: hash), plan: try TrainingSample.plan(rounds: rounds),
      layout: PlatformLayout(root: folder.path), threads: threads)
  }

  @Test func `The same data and plan give the same bytes, however many threads there are`() async throws {
    let folders = [try TemporaryDirectory(), try TemporaryDirectory()]
    for (folder, threads) in zip(folders, [1, 4]) { _ = try await training(folder, threads: threads).run() }
    for model in ["engagement", "churn", "ltv", "recommendation", "anomaly"] {
      let first = try TrainedArtifacts.bytes(model, in: folders[0].path)
      #expect(first == (try TrainedArtifacts.bytes(model, in: folders[1].path)))
    }
  }

  @Test func `A model that is whole is kept, a damaged one is trained again to the same bytes`() async throws {
    let folder = try TemporaryDirectory()
    let training = try await training(folder)
    let models = ["churn", "anomaly"]
    #expect(try await training.run(models).models.map(\.isKept) == [false, false])
    let before = try TrainedArtifacts.bytes("churn", in: folder.path)
    #expect(try await training.run(models).models.map(\.isKept) == [true, true])
    try folder.write("{}", to: "engagement-models/churn/metrics.json")
    #expect(try await training.run(models).models.map(\.isKept) == [false, true])
    #expect(try TrainedArtifacts.bytes("churn", in: folder.path) == before)
  }

  @Test func `Other data are trained anew`() async throws {
    let folder = try TemporaryDirectory()
    _ = try await training(folder, hash: "0a").run(["anomaly"])
    #expect(try await training(folder, hash: "0b").run(["anomaly"]).models.map(\.isKept) == [false])
  }

  @Test func `Progress tells the beginning, every round and the end`() async throws {
    let folder = try TemporaryDirectory()
    let events = Mutex<[TrainingProgress]>([])
    let training = try await training(folder, rounds: 3)
    _ = try await training.run(["churn"]) { event in events.withLock { $0.append(event) } }
    let seen = events.withLock { $0 }
    #expect(seen.first == .began(model: "churn", variants: 1))
    #expect(seen.last == .finished(model: "churn"))
    let rounds = seen.compactMap { if case .round(_, _, let number, _, _, _) = $0 { number } else { nil } }
    #expect(rounds == [1, 2, 3])
  }

  @Test func `An unknown model is named with those there are`() async throws {
    let training = try await training(try TemporaryDirectory())
    let error = await #expect(throws: TrainingError.self) { try await training.run(["chrun"]) }
    #expect(error?.description.contains("chrun") == true)
    #expect(error?.description.contains("churn, ltv") == true)
  }

  @Test func `A forest needs no library, the others say which package is missing`() async throws {
    let folder = try TemporaryDirectory()
    let training = ModelTraining(
      data: try await TrainingSample.data(800), plan: try TrainingSample.plan(),
      layout: PlatformLayout(root: folder.path), threads: 1, libraryPath: "/nowhere/libxgboost.so")
    #expect(try await training.run(["anomaly"]).libraryVersion == nil)
    let error = await #expect(throws: XGBoostError.self) { try await training.run(["churn"]) }
    #expect(error?.code == .absent)
  }

  @Test func `A cancelled training leaves no file`() async throws {
    let folder = try TemporaryDirectory()
    let training = try await training(folder, rounds: 50)
    let task = Task { try await training.run(["recommendation"]) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(throws: FileError.self) {
      try FileSystem().read(training.layout.model("recommendation", "description.json"))
    }
  }

  @Test func `Rounds stop when the validation rows gain no more, and the rest is cut off`() async throws {
    let data = try await TrainingSample.data(800)
    let split = DataSplit(ids: data.customers.ids, seed: 1, validationShare: 0.2, testShare: 0.1)
    let targets = data.values(of: .churned)
    func rows(_ part: DataSplit.Part) -> Boosting.Rows {
      Boosting.Rows(features: data.features(split[part]), targets: split[part].map { targets[$0] })
    }
    let plan = BoostingPlan(
      name: "greedy", objective: "binary:logistic", metric: "logloss", rounds: 200, link: nil,
      parameters: ["eta": 0.8, "max_depth": 6])
    let boosting = Boosting(library: try XGBoostLibrary(), schema: data.schema, classCount: 0, seed: 1, patience: 4)
    var values: [Double] = []
    let model = try boosting.train(plan, on: rows(.train), validation: rows(.validation)) { values.append($1) }
    #expect(values.count < 200)
    #expect(values.count == model.rounds + 4)
    #expect(values.min() == model.validation)
    let ensemble = try TreeEnsemble(parsing: model.ubj, iterations: .all)
    #expect(ensemble.trees.count == model.rounds)
    #expect(ensemble.attributes["best_iteration"] == "\(model.rounds - 1)")
  }

  @Test func `Too few customers and columns that are not declared are refused`() async throws {
    let customers = await CustomerGenerator(seed: 1, count: 50).customers(width: 1)
    #expect(throws: TrainingError.self) {
      try TrainingData(customers: customers, schema: try TrainingSample.schema(), asOf: "", hash: "")
    }
    #expect(throws: TrainingError.self) {
      try TrainingData(customers: customers, schema: FeatureSchema(features: []), asOf: "", hash: "")
    }
  }
}
