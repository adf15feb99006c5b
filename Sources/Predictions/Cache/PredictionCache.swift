/// Where predictions are kept for a while, so that the same customer is not predicted twice.
///
/// An entry counts only for the very features and the very training of the model that it was made with. It is a cache:
/// whatever goes wrong in it is a miss, never a failure of a prediction.
public protocol PredictionCache: Sendable {
  /// The predictions of a model, one for each class or target; `nil` when there are none of this version, they have
  /// expired, or they cannot be read.
  func predictions(of model: String, version: String, for key: PredictionCacheKey) async -> [Double]?

  /// Keeps the predictions of a model, instead of earlier ones under the key, where that can be done.
  func store(_ predictions: [Double], of model: String, version: String, for key: PredictionCacheKey) async
}
