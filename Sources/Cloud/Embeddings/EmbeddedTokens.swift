/// How many tokens an embedder's texts had, by the service's count and by ours.
public struct EmbeddedTokens: Sendable, Hashable {
  /// The texts.
  public var texts = 0
  /// The tokens that the service counted, which are paid for.
  public var billed = 0
  /// The tokens that `TokenCounter` counted in the same texts.
  public var estimated = 0

  /// None yet.
  public init() {}

  /// By what the service's count is to be divided to get ours; `nil` before the first text.
  public var ratio: Double? { billed > 0 ? Double(estimated) / Double(billed) : nil }
}
