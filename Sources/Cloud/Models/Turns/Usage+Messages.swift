import Agents
import JSON

extension Usage {
  /// The tokens of the Messages API's `usage`; what is missing or negative counts as nothing.
  init(messages usage: JSONValue?) {
    self.init(
      inputTokens: usage.count("input_tokens"), outputTokens: usage.count("output_tokens"),
      cacheReadTokens: usage.count("cache_read_input_tokens"),
      cacheWriteTokens: usage.count("cache_creation_input_tokens"))
  }
}
