import Cloud
import JSON

extension [SpendingEntry] {
  /// What was booked after an earlier state of the same account.
  func since(_ earlier: [SpendingEntry]) -> [SpendingEntry] {
    compactMap { entry in
      guard let before = earlier.first(where: { $0.consumption.item == entry.consumption.item }) else { return entry }
      guard before != entry else { return nil }
      var consumption = entry.consumption
      consumption.inputTokens -= before.consumption.inputTokens
      consumption.outputTokens -= before.consumption.outputTokens
      consumption.cacheReadTokens -= before.consumption.cacheReadTokens
      consumption.cacheWriteTokens -= before.consumption.cacheWriteTokens
      consumption.bytes -= before.consumption.bytes
      consumption.requests -= before.consumption.requests
      return SpendingEntry(consumption: consumption, usd: entry.usd.map { $0 - (before.usd ?? 0) })
    }
  }

  /// The cost of all, in US dollars; `nil` when something of it has no price.
  public var usd: Double? { reduce(0.0) { sum, entry in sum.flatMap { sum in entry.usd.map { sum + $0 } } } }

  /// The cost as JSON, `null` when something has no price.
  public var usdJSON: JSONValue { usd.map(JSONValue.number) ?? .null }
}
