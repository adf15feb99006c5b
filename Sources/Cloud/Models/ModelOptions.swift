/// How a language model of a provider is asked.
public struct ModelOptions: Sendable, Hashable {
  /// The most tokens that it may write in one turn.
  public var maximumTokens: Int
  /// How freely it chooses its words, 0 to 1; `nil` leaves that to the model. Newer models refuse any value.
  public var temperature: Double?
  /// Whether the provider is asked to keep instruction and tools in its prompt cache for the next turn.
  ///
  /// Prefixes below the model's minimum (1,024 tokens for Claude Sonnet 4.6, 4,096 for other current ones) are not
  /// cached and not charged for. Switch it off for models without a prompt cache, which refuse the request.
  public var cachesPrompt: Bool
  /// Whether the turn arrives word by word, or at once when it is over.
  public var streams: Bool

  /// At most 4,096 tokens, the model's own temperature, cached and streamed, unless said otherwise.
  public init(
    maximumTokens: Int = 4096, temperature: Double? = nil, cachesPrompt: Bool = true, streams: Bool = true
  ) {
    self.maximumTokens = maximumTokens
    self.temperature = temperature
    self.cachesPrompt = cachesPrompt
    self.streams = streams
  }

  /// How long the parts of a turn may take: a long answer comes as a whole only when all of it is written.
  var timeouts: HTTPTimeouts { HTTPTimeouts(firstByte: streams ? 120 : 600, idle: 120, total: 900) }

  /// The limit of tokens as providers take it: at least one.
  var wireMaximumTokens: Int { max(1, maximumTokens) }
}
