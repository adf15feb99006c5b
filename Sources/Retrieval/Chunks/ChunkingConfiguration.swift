/// How documents are cut into chunks.
public enum ChunkingConfiguration: Sendable, Hashable, CustomStringConvertible {
  /// Chunks of at most `maxTokens` tokens (1 to 8192), each beginning with whole lines of the one before, up to
  /// `overlapPercentage` percent (1 to 99) of `maxTokens`.
  case fixedSize(maxTokens: Int, overlapPercentage: Int)
  /// A document is one chunk, as far as an embedding model can take it.
  case none

  /// 300 tokens with 20 % overlap.
  public static let standard = ChunkingConfiguration.fixedSize(maxTokens: 300, overlapPercentage: 20)

  /// The sizes that `fixedSize` allows, in tokens.
  public static let allowedTokens = 1...8192
  /// The overlaps that `fixedSize` allows, in percent.
  public static let allowedOverlap = 1...99

  /// The strategy in words.
  public var description: String {
    switch self {
    case .fixedSize(let tokens, let overlap): "fixed size, \(tokens) tokens, \(overlap) % overlap"
    case .none: "none, a document is a chunk"
    }
  }
}
