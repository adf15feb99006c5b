import JSON

/// What a turn or a run consumed.
public struct Usage: Sendable, Hashable {
  /// Tokens that the model read.
  public var inputTokens: Int
  /// Tokens that it wrote.
  public var outputTokens: Int
  /// What they cost, in US dollars.
  public var usd: Double

  /// Nothing, unless said otherwise.
  public init(inputTokens: Int = 0, outputTokens: Int = 0, usd: Double = 0) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.usd = usd
  }

  /// The sum of both.
  public static func + (left: Usage, right: Usage) -> Usage {
    Usage(
      inputTokens: left.inputTokens + right.inputTokens, outputTokens: left.outputTokens + right.outputTokens,
      usd: left.usd + right.usd)
  }

  /// The usage as `{"input_tokens","output_tokens","usd"}`.
  public var json: JSONValue {
    ["input_tokens": .number(inputTokens), "output_tokens": .number(outputTokens), "usd": .number(usd)]
  }

  /// Reads a usage back; what is missing counts as nothing.
  public init(json: JSONValue) {
    self.init(
      inputTokens: json["input_tokens"]?.int ?? 0, outputTokens: json["output_tokens"]?.int ?? 0,
      usd: json["usd"]?.double ?? 0)
  }
}
