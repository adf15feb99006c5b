/// How far an ingestion is.
public struct IngestionProgress: Sendable, Hashable {
  /// Documents that are done.
  public var documents: Int
  /// Documents that there are to do.
  public var total: Int
  /// Chunks that were written so far.
  public var chunks: Int

  /// A point of an ingestion.
  public init(documents: Int, total: Int, chunks: Int) {
    self.documents = documents
    self.total = total
    self.chunks = chunks
  }
}
