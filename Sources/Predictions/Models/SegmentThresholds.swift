/// From which predictions on a customer belongs to a segment.
public struct SegmentThresholds: Sendable, Hashable {
  /// The probability of leaving from which a customer is at risk.
  public var atRisk: Double
  /// The engagement from which a customer who is not at risk is a champion.
  public var highEngagement: Double
  /// The engagement below which such a customer is quiet.
  public var lowEngagement: Double

  /// Thresholds; those of the data dictionary unless said otherwise.
  public init(atRisk: Double = 0.30, highEngagement: Double = 0.70, lowEngagement: Double = 0.40) {
    self.atRisk = atRisk
    self.highEngagement = highEngagement
    self.lowEngagement = lowEngagement
  }

  /// The segment of a customer with these predictions, which count as they are written and stored: 0.255 is not below
  /// a threshold of 0.255, although the nearest float is.
  public func segment(engagement: Float, churn: Float) -> CustomerSegment {
    let (engagement, churn) = (engagement.written, churn.written)
    if churn >= atRisk { return .atRisk }
    if engagement >= highEngagement { return .champion }
    return engagement < lowEngagement ? .quiet : .steady
  }
}
