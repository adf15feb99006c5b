/// The group that a customer belongs to by what is predicted: the first condition that holds decides.
public enum CustomerSegment: String, Sendable, Hashable, CaseIterable {
  /// Churn is at least as probable as the threshold: retention offers go here first.
  case atRisk = "at_risk"
  /// Not at risk, with an engagement score of at least 0.70.
  case champion
  /// Not at risk, with an engagement score from 0.40 to below 0.70.
  case steady
  /// Not at risk, with an engagement score below 0.40.
  case quiet

  /// The churn probability that puts a customer at risk, unless the model's description states its own threshold.
  public static let usualThreshold = 0.30

  /// The segment of a churn probability and an engagement score, both from 0 to 1.
  public init(churn: Double, engagement: Double, threshold: Double = usualThreshold) {
    self =
      if churn >= threshold {
        .atRisk
      } else if engagement >= 0.70 {
        .champion
      } else {
        engagement >= 0.40 ? .steady : .quiet
      }
  }
}
