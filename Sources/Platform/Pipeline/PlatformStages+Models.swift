import JSON
import Predictions

extension PlatformStages {
  var train: StageWork {
    StageWork(
      stage: .training, settings: settings(declarations.hashes(of: "features", "training")),
      inputs: [layout.dataManifest, layout.database(RawTables.schema)],
      outputs: modelFiles(
        "model.ubj", "model.json", "description.json", "metrics.json", "feature_importance.json", "training.json",
        "card.md") + [layout.model("churn", "fairness.json")],
      // It takes every thread for long; the validation, which may end it, must not wait for one.
      executor: BlockingExecutor()
    ) { report in
      let manifest = try dataset.manifest()
      let data = try TrainingData(
        customers: dataset.customers(), schema: schema, asOf: manifest.asOf, hash: manifest.dataHash)
      let training = ModelTraining(
        data: data, plan: declarations.training, layout: layout, threads: options.threads,
        libraryPath: options.libraryPath)
      let done = try await training.run { if let progress = StageProgress($0) { report(progress) } }
      return ["models": .array(done.models.map(Self.summary))]
    }
  }

  /// A model with its figures on the test rows, rounded for a notice.
  private static func summary(_ model: TrainingReport.Model) -> JSONValue {
    var members: JSONObject = [
      "name": .string(model.name), "version": model.metrics["model_version"] ?? .null, "trees": .number(model.trees),
    ]
    for figure in model.testFigures { members[figure.name] = .rounded(figure.value, 4) }
    return .object(members)
  }

  var infer: StageWork {
    StageWork(
      stage: .inference, settings: settings(declarations.hashes(of: "features")),
      inputs: [layout.dataManifest, layout.database(RawTables.schema)] + modelFiles("description.json", "model.ubj"),
      outputs: [layout.database("engagement_results")]
    ) { report in
      let customers = try dataset.customers()
      let inference = BatchInference(models)
      let count = ModelLibrary.names.count
      let predictions = try inference.predictions(
        for: customers.features, asOf: dataset.manifest().asOf, threads: options.threads
      ) { model, done in
        report(StageProgress(activity: "scoring by \(model)", unit: "models", done: done, total: count))
      }
      report(StageProgress(activity: "writing predictions", unit: "models", done: count, total: count))
      try CatalogueWriter(layout: layout, schema: schema, files: files).writeResults(customers, predictions)
      return predictions.summary
    }
  }
}

extension StageProgress {
  /// The progress of a training, where a line can show it.
  fileprivate init?(_ progress: TrainingProgress) {
    switch progress {
    case .round(let model, let variant, let number, let total, let metric, let value):
      self.init(
        activity: "training \(model) (\(variant), \(metric) \(NumberText.plain(value)))", unit: "rounds", done: number,
        total: total)
    case .measuring(let model): self.init(activity: "measuring \(model)", unit: "models", done: 0, total: nil)
    case .kept, .began, .finished: return nil
    }
  }
}
