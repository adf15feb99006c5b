import Predictions

/// What a model's predictions rest on over many rows: the mean of all contributions without their signs.
public struct GlobalExplanation: Sendable, Hashable {
  /// The model's description.
  public let model: ModelDescription
  /// How the margin becomes the prediction.
  public let link: Link
  /// Which rows were looked at: all of the sample, or those with one value of an attribute.
  public let group: String?
  /// How many rows were looked at.
  public let rowCount: Int
  /// The mean prediction of the rows.
  public let meanPrediction: Double
  /// The features with their contributions, the most important first.
  public let swarms: [FeatureSwarm]

  /// An explanation over rows; the features in any order.
  public init(
    model: ModelDescription, link: Link, group: String? = nil, rowCount: Int, meanPrediction: Double,
    swarms: [FeatureSwarm]
  ) {
    self.model = model
    self.link = link
    self.group = group
    self.rowCount = rowCount
    self.meanPrediction = meanPrediction
    let ranked = swarms.map { (swarm: $0, importance: $0.importance) }.sorted { $0.importance > $1.importance }
    self.swarms = ranked.map(\.swarm)
  }
}
