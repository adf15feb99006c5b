import Synchronization

/// What a run has spent, and what it may spend; shared by everything that costs in the run.
public final class Spending: Sendable {
  /// The prices.
  public let prices: PriceTable
  /// The most that may be spent in US dollars, `nil` for no limit.
  public let limit: Double?
  private let account = Mutex(Account())

  /// Nothing spent yet.
  ///
  /// - Parameter limit: In US dollars; one below zero, or none that is a number, counts as zero.
  public init(prices: PriceTable, limit: Double? = nil) {
    self.prices = prices
    self.limit = limit.map { $0 > 0 ? $0 : 0 }
  }

  /// Sets aside what a call may cost at most, until `settle`.
  ///
  /// - Throws: `BudgetError` when that and what is spent or set aside already exceed the limit, or there is a limit and
  ///   the item has no price.
  public func reserve(_ estimate: Consumption) throws(BudgetError) -> Reservation {
    guard let usd = prices.usd(estimate) else {
      guard let limit else { return account.withLock { $0.reserve(0) } }
      throw BudgetError(
        item: estimate.item, estimate: nil, spent: committed, limit: limit,
        remedies: ["Give it a price in the file of prices, or ask without a limit"])
    }
    let cost = Account.picodollars(usd)
    let most = limit.map(Account.picodollars)
    let (reservation, before) = account.withLock { account -> (Reservation?, Int) in
      let before = account.committed
      if let most, Account.sum(before, cost) > most { return (nil, before) }
      return (account.reserve(cost), before)
    }
    if let reservation { return reservation }
    throw BudgetError(item: estimate.item, estimate: usd, spent: Account.usd(before), limit: limit ?? 0)
  }

  /// Books what a call consumed instead of what was set aside for it, and gives its cost in US dollars (0 without price).
  ///
  /// A reservation that was settled or released already books the consumption and frees nothing.
  @discardableResult
  public func settle(_ reservation: Reservation, _ actual: Consumption) -> Double {
    let usd = prices.usd(actual)
    return account.withLock { $0.settle(reservation, actual, usd: usd) }
  }

  /// Gives back what was set aside for a call that cost nothing.
  public func release(_ reservation: Reservation) { account.withLock { $0.release(reservation) } }

  /// What was booked, one entry an item, in the order of their first booking.
  public var entries: [SpendingEntry] { account.withLock { $0.entries } }

  /// What was booked, in US dollars.
  public var usd: Double { account.withLock { Account.usd($0.settled) } }

  /// What is booked or set aside, in US dollars.
  public var committed: Double { account.withLock { Account.usd($0.committed) } }
}
