import JSON

/// What a turn or a run consumed.
public struct Usage: Sendable, Hashable {
  /// Tokens that the model read, without those that came from its prompt cache or went into it.
  public var inputTokens: Int
  /// Tokens that it wrote.
  public var outputTokens: Int
  /// Tokens that it read from its prompt cache.
  public var cacheReadTokens: Int
  /// Tokens that it read and put into its prompt cache.
  public var cacheWriteTokens: Int
  /// What they cost, in US dollars.
  public var usd: Double

  /// Nothing, unless said otherwise.
  public init(
    inputTokens: Int = 0, outputTokens: Int = 0, cacheReadTokens: Int = 0, cacheWriteTokens: Int = 0, usd: Double = 0
  ) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cacheReadTokens = cacheReadTokens
    self.cacheWriteTokens = cacheWriteTokens
    self.usd = usd
  }

  /// The sum of both; a count that would be too large for an integer stays at the largest.
  public static func + (left: Usage, right: Usage) -> Usage {
    Usage(
      inputTokens: sum(left.inputTokens, right.inputTokens), outputTokens: sum(left.outputTokens, right.outputTokens),
      cacheReadTokens: sum(left.cacheReadTokens, right.cacheReadTokens),
      cacheWriteTokens: sum(left.cacheWriteTokens, right.cacheWriteTokens), usd: left.usd + right.usd)
  }

  // The counts come from outside.
  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  /// The usage as `{"input_tokens","output_tokens","cache_read_tokens","cache_write_tokens","usd"}`.
  public var json: JSONValue {
    [
      "input_tokens": .number(inputTokens), "output_tokens": .number(outputTokens),
      "cache_read_tokens": .number(cacheReadTokens), "cache_write_tokens": .number(cacheWriteTokens),
      "usd": .number(usd),
    ]
  }

  /// Reads a usage back; what is missing counts as nothing.
  public init(json: JSONValue) {
    self.init(
      inputTokens: json["input_tokens"]?.int ?? 0, outputTokens: json["output_tokens"]?.int ?? 0,
      cacheReadTokens: json["cache_read_tokens"]?.int ?? 0, cacheWriteTokens: json["cache_write_tokens"]?.int ?? 0,
      usd: json["usd"]?.double ?? 0)
  }
}
