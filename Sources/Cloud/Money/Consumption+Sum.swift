extension Consumption {
  /// Adds what another call of the item consumed; counts below zero count as zero, and sums stay at the largest number.
  mutating func add(_ other: Consumption) {
    for count in [
      \Consumption.inputTokens, \.outputTokens, \.cacheReadTokens, \.cacheWriteTokens, \.bytes, \.requests,
    ] {
      let (sum, overflow) = max(self[keyPath: count], 0).addingReportingOverflow(max(other[keyPath: count], 0))
      self[keyPath: count] = overflow ? .max : sum
    }
  }
}
