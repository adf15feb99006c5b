import Cloud

extension SpendingEntry {
  /// The entry for a reader: `amazon.titan-embed-text-v2:0  4 calls · 812 tokens read · $0.00`.
  var text: String {
    let counts = [
      (consumption.requests, "call"), (consumption.inputTokens, "token read"),
      (consumption.cacheReadTokens, "token from the cache"), (consumption.cacheWriteTokens, "token into the cache"),
      (consumption.outputTokens, "token written"), (consumption.bytes, "byte"),
    ].filter { $0.0 > 0 }
    let amounts = counts.map { count, unit in
      // The first word of the unit has the plural.
      let words = unit.split(separator: " ", maxSplits: 1)
      let noun = count.counted(String(words.first ?? ""))
      return words.count > 1 ? "\(noun) \(words[1])" : noun
    }
    return "\(consumption.item)  " + (amounts + [usd.map(\.dollars) ?? "no price"]).joined(separator: " · ")
  }
}
