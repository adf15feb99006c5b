/// What was consumed of one item, and its cost.
public struct SpendingEntry: Sendable, Hashable {
  /// All of it.
  public var consumption: Consumption
  /// The cost in US dollars, `nil` when the item has no price.
  public var usd: Double?

  /// An entry.
  public init(consumption: Consumption, usd: Double?) {
    self.consumption = consumption
    self.usd = usd
  }
}
