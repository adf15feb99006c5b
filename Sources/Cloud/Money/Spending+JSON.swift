import JSON

extension Spending {
  /// `{"usd","limit_usd","prices","items":[…]}`, for the record of a run; `prices` is the date of the table.
  public var json: JSONValue {
    [
      "usd": .number(usd), "limit_usd": limit.map(JSONValue.number) ?? .null, "prices": .string(prices.date),
      "items": .array(entries.map(\.json)),
    ]
  }
}

extension SpendingEntry {
  private static let counts: [(key: String, path: WritableKeyPath<Consumption, Int> & Sendable)] = [
    ("requests", \.requests), ("input_tokens", \.inputTokens), ("output_tokens", \.outputTokens),
    ("cache_read_tokens", \.cacheReadTokens), ("cache_write_tokens", \.cacheWriteTokens), ("bytes", \.bytes),
  ]

  /// `{"item","requests","input_tokens"?,…,"bytes"?,"usd"}`; counts of zero are left out, `usd` is null without a price.
  public var json: JSONValue {
    var object: JSONObject = ["item": .string(consumption.item)]
    for (key, path) in Self.counts where consumption[keyPath: path] != 0 {
      object[key] = .number(consumption[keyPath: path])
    }
    object["usd"] = usd.map(JSONValue.number) ?? .null
    return .object(object)
  }

  /// Reads an entry back; `nil` when it names no item.
  public init?(json: JSONValue) {
    guard let item = json["item"]?.string else { return nil }
    var consumption = Consumption(item, requests: 0)
    for (key, path) in Self.counts { consumption[keyPath: path] = json[key]?.int ?? 0 }
    self.init(consumption: consumption, usd: json["usd"]?.double)
  }
}
