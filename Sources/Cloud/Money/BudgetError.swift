/// A call that was not made, because it could have cost more than is left.
public struct BudgetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was to be paid for.
  public let item: String
  /// What the call may cost, in US dollars; `nil` when that is not known, such as for an item without a price.
  public let estimate: Double?
  /// What was spent or set aside before it.
  public let spent: Double
  /// The limit.
  public let limit: Double
  /// What to do, one step each.
  public let remedies: [String]

  /// A refused call.
  public init(item: String, estimate: Double?, spent: Double, limit: Double, remedies: [String] = []) {
    self.item = item
    self.estimate = estimate
    self.spent = spent
    self.limit = limit
    self.remedies = remedies
  }

  /// What the call would have cost, what is spent of the limit, and what to do.
  public var description: String {
    let cost = estimate.map { "may cost \($0.usdText)" } ?? "has no known cost"
    return (["\(item) \(cost), \(spent.usdText) of \(limit.usdText) is spent or set aside"] + remedies)
      .joined(separator: ". ")
  }
}
