import Agents
import JSON

extension Usage {
  /// The tokens of Converse's `usage`; what is missing or negative counts as nothing.
  init(converse usage: JSONValue?) {
    self.init(
      inputTokens: usage.count("inputTokens"), outputTokens: usage.count("outputTokens"),
      cacheReadTokens: usage.count("cacheReadInputTokens"), cacheWriteTokens: usage.count("cacheWriteInputTokens"))
  }
}

extension JSONValue? {
  /// A count below a key: 0 when it is missing, negative or no whole number.
  func count(_ key: String) -> Int { max(0, self?[key]?.int ?? 0) }
}
