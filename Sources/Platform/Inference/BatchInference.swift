import Predictions

/// Scores customers with all models, one model after the other.
public struct BatchInference: Sendable {
  private let models: ModelLibrary

  /// An inference by trained models, for customers with the features of their schema.
  public init(_ models: ModelLibrary) { self.models = models }

  /// The predictions of every model for every customer; they do not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - asOf: The moment that the predictions are for, ISO 8601.
  ///   - progress: Called before each model with its name and the number of models that are done.
  /// - Throws: `PlatformError` when a model's predictions are not what their column holds; `ModelLibraryError`;
  ///   `FeatureError`; `CancellationError` between models.
  /// - Complexity: O(customers × nodes of all trees / 32).
  public func predictions(
    for features: FeatureMatrix, asOf: String, threads: Int,
    progress: (_ model: String, _ done: Int) -> Void = { _, _ in }
  ) throws -> CustomerPredictions {
    var outputs: [String: ModelOutput] = [:]
    for (place, name) in ModelLibrary.names.enumerated() {
      try Task.checkCancellation()
      progress(name, place)
      outputs[name] = try ModelOutput(
        models.model(name).model, schema: models.schema, features: features, threads: threads)
    }
    func numbers(_ name: String) throws -> [Float] { try outputs[name]?.numbers ?? missing(name) }
    let recommendation =
      try outputs["recommendation"]?.best(among: models.schema.categories) ?? missing("recommendation")
    return try CustomerPredictions(
      engagementScores: numbers("engagement"), churnProbabilities: numbers("churn"), lifetimeValues: numbers("ltv"),
      recommendedCategories: recommendation.places, recommendedProbabilities: recommendation.probabilities,
      anomalyScores: numbers("anomaly"),
      modelVersions: ModelLibrary.names.compactMap { outputs[$0]?.label }.joined(separator: ", "), predictedAt: asOf)
  }

  private func missing<Value>(_ name: String) throws(PlatformError) -> Value {
    throw PlatformError("there is no model \(name)", remedies: ["Train it: kb platform train \(name)"])
  }
}
