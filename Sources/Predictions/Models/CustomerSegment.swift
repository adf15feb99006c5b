/// The group that a customer belongs to, by what is predicted: the first whose condition holds.
public enum CustomerSegment: String, Sendable, Hashable, CaseIterable {
  /// Likely to leave: retention offers go here first.
  case atRisk = "at_risk"
  /// Very active and likely to stay.
  case champion
  /// Regular use without a sign of leaving.
  case steady
  /// Little use, yet not likely to leave soon.
  case quiet
}
