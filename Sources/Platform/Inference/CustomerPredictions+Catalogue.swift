import Predictions
import SQLite

extension CustomerPredictions {
  /// Reads predictions back from `engagement_results`, in the order of the customers.
  ///
  /// - Throws: `SQLiteError` when the database or the table is missing; `PlatformError` for a category unknown to the
  ///   schema.
  public init(stored layout: PlatformLayout, schema: FeatureSchema) throws {
    let path = layout.database("engagement_results")
    let rows = try Database(path).prepare(
      """
      SELECT engagement_score, churn_probability, ltv_usd, recommended_category, recommended_probability,
        anomaly_score, model_versions, predicted_at
      FROM predictions ORDER BY customer_id
      """)
    let categories = schema.categories
    var (engagement, churn, value, anomaly) = ([Float](), [Float](), [Float](), [Float]())
    var (places, probabilities) = ([UInt8](), [Float]())
    var (versions, moment) = ("", "")
    while try rows.step() {
      guard let place = categories.firstIndex(of: rows.text(at: 3) ?? "").flatMap(UInt8.init(exactly:)) else {
        throw PlatformError(
          "\(path): expected a category, found \(rows.text(at: 3) ?? "none")",
          remedies: ["Predict anew: kb platform infer"])
      }
      engagement.append(Float(rows.double(at: 0)))
      churn.append(Float(rows.double(at: 1)))
      value.append(Float(rows.double(at: 2)))
      places.append(place)
      probabilities.append(Float(rows.double(at: 4)))
      anomaly.append(Float(rows.double(at: 5)))
      if versions.isEmpty { (versions, moment) = (rows.text(at: 6) ?? "", rows.text(at: 7) ?? "") }
    }
    try self.init(
      engagementScores: engagement, churnProbabilities: churn, lifetimeValues: value, recommendedCategories: places,
      recommendedProbabilities: probabilities, anomalyScores: anomaly, modelVersions: versions, predictedAt: moment)
  }
}
