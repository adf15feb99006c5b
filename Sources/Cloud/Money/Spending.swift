/// What a run has spent, and what it may spend; shared by everything that costs in the run.
public final class Spending: Sendable {
  /// The prices.
  public let prices: PriceTable
  /// The most that may be spent in US dollars, `nil` for no limit.
  public let limit: Double?

  /// Nothing spent yet.
  public init(prices: PriceTable, limit: Double? = nil) {
    self.prices = prices
    self.limit = limit
  }

  /// Sets aside what a call may cost at most, until `settle`.
  ///
  /// - Throws: `BudgetError` when that and what is spent or set aside already exceed the limit, or there is a limit and
  ///   the item has no price.
  public func reserve(_ estimate: Consumption) throws(BudgetError) -> Reservation { Reservation(usd: 0) }

  /// Books what a call consumed instead of what was set aside for it, and gives its cost in US dollars (0 without price).
  @discardableResult
  public func settle(_ reservation: Reservation, _ actual: Consumption) -> Double { 0 }

  /// Gives back what was set aside for a call that cost nothing.
  public func release(_ reservation: Reservation) {}

  /// What was booked, one entry an item, in the order of their first booking.
  public var entries: [SpendingEntry] { [] }

  /// What was booked, in US dollars.
  public var usd: Double { 0 }
}
