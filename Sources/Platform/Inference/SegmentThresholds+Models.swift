import JSON
import Predictions

extension SegmentThresholds {
  /// The thresholds that a plan sets for engagement and the training chose for churn; the usual ones where there is none.
  init(_ plan: TrainingPlan, churn: ModelDescription?) {
    let engagement = plan["engagement"]?.decision
    self.init()
    if let risk = churn?.threshold { atRisk = risk }
    if let high = engagement?["high_engagement_threshold"]?.double { highEngagement = high }
    if let low = engagement?["low_engagement_threshold"]?.double { lowEngagement = low }
  }
}
