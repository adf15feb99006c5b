import JSON
import Predictions
import Storage

/// Scores all customers of the catalogue and writes the predictions and the tables that analysts ask.
public struct PlatformInference: Sendable {
  private let layout: PlatformLayout
  private let models: ModelLibrary
  private let plan: TrainingPlan
  private let threads: Int

  /// An inference over the customers of a layout.
  ///
  /// - Parameters:
  ///   - plan: What sets the thresholds that training does not choose.
  ///   - threads: How many threads score at once.
  public init(layout: PlatformLayout, models: ModelLibrary, plan: TrainingPlan, threads: Int) {
    self.layout = layout
    self.models = models
    self.plan = plan
    self.threads = max(1, threads)
  }

  /// Scores and writes; the figures that come back sum it up. O(customers).
  ///
  /// - Throws: `SQLiteError`, `FileError`; `FeatureError` or `PlatformError` when customers or models are not there, or
  ///   not what they should be.
  public func run(progress: (StageProgress) -> Void = { _ in }) throws -> JSONObject {
    func report(_ activity: String, _ done: Int) {
      progress(StageProgress(activity: activity, unit: "steps", done: done, total: ModelLibrary.names.count + 2))
    }
    guard let manifest = DataPreparation.storedManifest(layout) else {
      throw PlatformError("there are no customers", remedies: ["Make the data: kb platform data"])
    }
    let customers = try CustomerDataset(stored: layout, schema: models.schema)
    let predictions = try BatchInference(models).predictions(
      for: customers.features, asOf: manifest.asOf, threads: threads
    ) { report("scoring by \($0)", $1) }
    let writer = CatalogueWriter(layout: layout, schema: models.schema)
    report("writing predictions", ModelLibrary.names.count)
    try writer.writeResults(customers, predictions)
    report("writing tables", ModelLibrary.names.count + 1)
    let thresholds = SegmentThresholds(plan, churn: try models.description(of: "churn"))
    try writer.writeAnalytics(customers, predictions, thresholds: thresholds)
    try PredictionRecord(manifest, models).write(to: layout)
    var summary = predictions.summary
    summary["at_risk_threshold"] = .number(thresholds.atRisk)
    summary["segments"] = .object(
      try CatalogueReader(layout, schemas: ["engagement_analytics"]).segmentCounts())
    return summary
  }
}
