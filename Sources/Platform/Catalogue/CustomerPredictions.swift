/// What the models say about customers: a column a model, as long as there are customers, in their order.
public struct CustomerPredictions: Sendable, Hashable {
  /// The expected engagement, 0 to 1.
  public let engagementScores: [Float]
  /// The probability of leaving within 30 days.
  public let churnProbabilities: [Float]
  /// The expected lifetime value in US dollars.
  public let lifetimeValues: [Float]
  /// The category that is most likely next, as the place of its level among those of `favourite_category`.
  public let recommendedCategories: [UInt8]
  /// The probability of that category.
  public let recommendedProbabilities: [Float]
  /// How unusual the customer's data are, 0 to 1.
  public let anomalyScores: [Float]
  /// The versions of the models: `churn v1.2, engagement v1.0, …`.
  public let modelVersions: String
  /// When the predictions were made, ISO 8601.
  public let predictedAt: String

  /// The predictions for customers.
  ///
  /// - Throws: `PlatformError` when the columns differ in length.
  public init(
    engagementScores: [Float], churnProbabilities: [Float], lifetimeValues: [Float], recommendedCategories: [UInt8],
    recommendedProbabilities: [Float], anomalyScores: [Float], modelVersions: String, predictedAt: String
  ) throws(PlatformError) {
    let counts = [
      engagementScores.count, churnProbabilities.count, lifetimeValues.count, recommendedCategories.count,
      recommendedProbabilities.count, anomalyScores.count,
    ]
    guard Set(counts).count == 1 else {
      throw PlatformError("predictions: expected as many of every model, found \(counts)")
    }
    self.engagementScores = engagementScores
    self.churnProbabilities = churnProbabilities
    self.lifetimeValues = lifetimeValues
    self.recommendedCategories = recommendedCategories
    self.recommendedProbabilities = recommendedProbabilities
    self.anomalyScores = anomalyScores
    self.modelVersions = modelVersions
    self.predictedAt = predictedAt
  }

  /// How many customers there are predictions for.
  public var count: Int { engagementScores.count }

  /// Whether there is a prediction for each of so many customers.
  func check(_ customers: Int) throws(PlatformError) {
    guard count == customers else {
      throw PlatformError("predictions: expected \(customers), one a customer, found \(count)")
    }
  }
}
