/// An outcome that a model learns.
public enum TrainingTarget: String, Sendable, Hashable, CaseIterable {
  /// The engagement over 30 days, 0 to 1.
  case engagement = "engagement_score"
  /// Whether the customer left within 30 days.
  case churned
  /// The lifetime value in US dollars.
  case lifetimeValue = "ltv_usd"
  /// The place of the next category among the levels of the favourite one.
  case nextCategory = "next_category"
  /// Whether the row's data are wrong.
  case anomaly

  /// What the outcome is, in a sentence.
  var meaning: String {
    switch self {
    case .engagement: "Engagement over the next 30 days, from 0 to 1"
    case .churned: "1 when the customer left within 30 days of the snapshot, else 0"
    case .lifetimeValue: "Customer lifetime value in US dollars"
    case .nextCategory: "The category the customer took up next, one of twelve"
    case .anomaly: "1 when the row's data were made wrong; never seen in training"
    }
  }
}
