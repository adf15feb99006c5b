/// What a call consumes, in the units that it is paid by.
public struct Consumption: Sendable, Hashable {
  /// What is paid for, a name of the price table: a model id, `athena`, `s3vectors.query`, `s3vectors.put`, `s3.put`,
  /// `s3.get`, `dynamodb.read`, `dynamodb.write`.
  public var item: String
  /// Tokens that a model reads, without those that come from its cache.
  public var inputTokens = 0
  /// Tokens that it writes.
  public var outputTokens = 0
  /// Tokens that come from its prompt cache.
  public var cacheReadTokens = 0
  /// Tokens that go into its prompt cache.
  public var cacheWriteTokens = 0
  /// Bytes that are scanned, stored or moved.
  public var bytes = 0
  /// Calls.
  public var requests = 1

  /// One call of an item.
  public init(
    _ item: String, inputTokens: Int = 0, outputTokens: Int = 0, cacheReadTokens: Int = 0, cacheWriteTokens: Int = 0,
    bytes: Int = 0, requests: Int = 1
  ) {
    self.item = item
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cacheReadTokens = cacheReadTokens
    self.cacheWriteTokens = cacheWriteTokens
    self.bytes = bytes
    self.requests = requests
  }
}
