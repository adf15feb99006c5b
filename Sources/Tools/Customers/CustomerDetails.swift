import Predictions

/// What is known of a customer: the features with their meaning, and what the models predict.
public struct CustomerDetails: Sendable, Hashable {
  /// A feature with its value.
  public struct Value: Sendable, Hashable {
    /// The feature.
    public let feature: Feature
    /// Its value as models are fed with it; NaN when it is missing.
    public let value: Float
    /// Which part of the customers has a smaller value, in per cent; `nil` for categories and missing values.
    public let percentile: Double?

    /// Whether two are the same; a missing value, NaN, is here the same as a missing value.
    public static func == (left: Self, right: Self) -> Bool {
      left.feature == right.feature && left.value.bitPattern == right.value.bitPattern
        && left.percentile == right.percentile
    }
  }

  /// The customer's number.
  public let customerID: Int
  /// The month that the features describe, such as `2025-09`.
  public let snapshotMonth: String
  /// The group by what is predicted; `nil` without a churn or an engagement model.
  public let segment: CustomerSegment?
  /// What the models predict, in the order in which they were asked.
  public let predictions: [ModelPrediction]
  /// All features, in the order of the schema.
  public let features: [Value]

  /// The details of a customer.
  public init(_ customer: StoredCustomer, predictions: [ModelPrediction], source: CustomerSource) {
    customerID = customer.id
    snapshotMonth = customer.snapshotMonth
    self.predictions = predictions
    features = zip(source.schema.features, customer.features).map { feature, value in
      Value(feature: feature, value: value, percentile: source.percentile(of: feature, value))
    }
    let churn = predictions.first { $0.model.name == "churn" }
    let engagement = predictions.first { $0.model.name == "engagement" }
    segment =
      if let churn, let engagement {
        SegmentThresholds(atRisk: churn.model.threshold ?? SegmentThresholds().atRisk)
          .segment(engagement: Float(engagement.value), churn: Float(churn.value))
      } else {
        nil
      }
  }

  /// The moment that the models' training data describe, the latest of them; `nil` without models.
  public var asOf: String? { predictions.map(\.model.asOf).max() }
}
