/// How an isolation forest is grown.
public struct IsolationPlan: Sendable, Hashable {
  /// How many trees there are.
  public let trees: Int
  /// How many rows a tree is grown from: psi in the paper.
  public let sample: Int
  /// How deep a tree may grow.
  public let depth: Int
  /// The share of rows that someone can look at: the alert budget.
  public let alertShare: Double
}
