extension Configuration {
  /// How documents are cut into chunks, with the names of Bedrock's `ChunkingConfiguration`.
  public enum Chunking: Sendable, Hashable {
    /// `FIXED_SIZE`: chunks of at most so many tokens (1 to 8192), sharing so many percent (1 to 99).
    case fixedSize(maxTokens: Int, overlapPercentage: Int)
    /// `NONE`: a document is one chunk.
    case none
  }
}
