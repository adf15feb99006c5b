import JSON
import Predictions

/// What one model is to be: its target, what its scores mean, and how it is trained.
public struct ModelPlan: Sendable, Hashable {
  /// How a model is trained.
  public enum Method: Sendable, Hashable {
    /// By XGBoost, in the variants given; the one that validates best is kept.
    case boosting([BoostingPlan])
    /// As an isolation forest, without the target.
    case isolation(IsolationPlan)
  }

  /// Its name, which is its folder's.
  public let name: String
  /// Its version.
  public let version: String
  /// What it predicts, in a few words.
  public let title: String
  /// What a prediction is.
  public let kind: ModelDescription.Output
  /// The outcome it learns: engagement_score, churned, ltv_usd, next_category or anomaly.
  public let target: TrainingTarget
  /// The column its predictions are stored in.
  public let output: String
  /// What it predicts, in a sentence.
  public let meaning: String
  /// What it is for.
  public let purpose: String
  /// What it must not be taken for.
  public let limits: [String]
  /// The feature whose levels are its classes, `nil` unless it predicts classes.
  public let classFeature: String?
  /// Thresholds that are agreed upon rather than learnt, as they stand in the report.
  public let decision: JSONObject
  /// How it is trained.
  public let method: Method
  /// The plan as it stands in the file.
  public let source: JSONValue
}
