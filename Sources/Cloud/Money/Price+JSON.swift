import JSON

extension Price {
  private static let keys = [
    "per_million_tokens", "per_million_requests", "per_thousand_requests", "per_terabyte", "per_gigabyte",
    "per_gigabyte_month", "minimum_bytes", "rounded_up_to_bytes", "regional_factor", "source", "verified",
  ]

  /// Reads an item of a price file.
  ///
  /// - Throws: `PriceTableError` at the first key or value that does not belong there.
  init(_ node: JSONNode, in file: PriceFile) throws(PriceTableError) {
    self.init()
    for member in try file.members(of: node, known: Self.keys) {
      let value = member.value
      switch member.key {
      case "per_million_tokens": try readTokens(value, in: file)
      case "per_million_requests": requests = try file.amount(value)
      case "per_thousand_requests": requests = try file.amount(value) * 1000
      case "per_terabyte": bytes = try file.amount(value)
      case "per_gigabyte": bytes = try file.amount(value) * 1024
      case "per_gigabyte_month": monthlyBytes = try file.amount(value)
      case "minimum_bytes": minimumBytes = try file.count(value)
      case "rounded_up_to_bytes": byteStep = max(try file.count(value), 1)
      case "regional_factor":
        regionalFactor = try file.amount(value)
        guard regionalFactor > 0 else { throw file.mismatch(value, "a number above 0") }
      case "source": source = try file.text(value)
      default: isVerified = try file.truth(value)
      }
    }
  }

  private mutating func readTokens(_ node: JSONNode, in file: PriceFile) throws(PriceTableError) {
    for member in try file.members(of: node, known: ["input", "output", "cache_read", "cache_write"]) {
      let rate = try file.amount(member.value)
      switch member.key {
      case "input": inputTokens = rate
      case "output": outputTokens = rate
      case "cache_read": cacheReadTokens = rate
      default: cacheWriteTokens = rate
      }
    }
  }

  /// The rates with their units, as the price file names them, in its order: `("per_terabyte", 5)`.
  var rates: [(unit: String, usd: Double)] {
    let all: [(String, Double?)] = [
      ("per_million_input_tokens", inputTokens), ("per_million_output_tokens", outputTokens),
      ("per_million_cache_read_tokens", cacheReadTokens), ("per_million_cache_write_tokens", cacheWriteTokens),
      ("per_million_requests", requests), ("per_terabyte", bytes), ("per_gigabyte_month", monthlyBytes),
    ]
    return all.compactMap { unit, rate in rate.map { (unit, $0) } }
  }
}
