/// A row of an index with its cosine similarity to a query.
public struct SimilarRow: Sendable, Hashable {
  /// The row.
  public let address: RowAddress
  /// The chunk that it holds.
  public let chunkID: ChunkID
  /// The similarity, -1 to 1 but for rounding.
  public let similarity: Float
}
