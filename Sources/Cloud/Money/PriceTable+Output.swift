import JSON

extension PriceTable {
  /// `{"date","items":[{"item","rates":{…},"minimum_bytes"?,"date","source","verified"}]}`.
  public var json: JSONValue {
    let items = items.map { item -> JSONValue in
      let rates = item.price.rates.map { JSONObject.Member(key: $0.unit, value: .number($0.usd)) }
      var object: JSONObject = ["item": .string(item.name), "rates": .object(JSONObject(rates))]
      if item.price.minimumBytes > 0 { object["minimum_bytes"] = .number(item.price.minimumBytes) }
      if item.price.regionalFactor != 1 { object["regional_factor"] = .number(item.price.regionalFactor) }
      object["date"] = .string(item.price.date)
      object["source"] = .string(item.price.source)
      object["verified"] = .bool(item.price.isVerified)
      return .object(object)
    }
    return ["date": .string(date), "items": .array(items)]
  }

  /// One line an item, its rates and `not verified` where the seller's own page was not read; the date first.
  public var text: String {
    let lines = items.map { item in
      let rates = item.price.rates.map { "\($0.usd.usdText) \($0.unit.replacing("_", with: " "))" }
      let mark = item.price.isVerified ? "" : " (not verified)"
      return "\(item.name): \(rates.isEmpty ? "no price" : rates.joined(separator: ", "))\(mark)"
    }
    return (["prices of \(date), US dollars"] + lines).joined(separator: "\n")
  }
}
