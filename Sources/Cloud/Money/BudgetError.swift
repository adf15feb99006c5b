/// A call that was not made, because it could have cost more than is left.
public struct BudgetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was to be paid for.
  public let item: String
  /// What the call may cost, in US dollars.
  public let estimate: Double
  /// What was spent or set aside before it.
  public let spent: Double
  /// The limit.
  public let limit: Double

  /// A refused call.
  public init(item: String, estimate: Double, spent: Double, limit: Double) {
    self.item = item
    self.estimate = estimate
    self.spent = spent
    self.limit = limit
  }

  /// What the call would have cost and what is left.
  public var description: String {
    "\(item) may cost $\(estimate), $\(spent) of $\(limit) is spent or set aside"
  }
}
