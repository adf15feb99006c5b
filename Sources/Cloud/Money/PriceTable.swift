/// What things cost, on a date.
public struct PriceTable: Sendable, Hashable {
  /// The date of the prices, YYYY-MM-DD.
  public var date: String

  /// An empty table.
  public init(date: String) { self.date = date }

  /// The cost of a consumption in US dollars; `nil` when the item has no price.
  public func usd(_ consumption: Consumption) -> Double? { nil }
}
