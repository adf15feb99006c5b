/// A row of an index with its BM25 score for a question.
public struct TermMatch: Sendable, Hashable {
  /// The row.
  public let address: RowAddress
  /// The chunk that it holds.
  public let chunkID: ChunkID
  /// The score, above 0.
  public let score: Double
}
