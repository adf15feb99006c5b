/// How far a publication is.
public struct PublicationProgress: Sendable, Hashable {
  /// Chunks that were looked at.
  public var chunks: Int
  /// Chunks that there are.
  public var total: Int
  /// Vectors that were put so far.
  public var vectorsPut: Int

  /// A point of a publication.
  public init(chunks: Int, total: Int, vectorsPut: Int) {
    self.chunks = chunks
    self.total = total
    self.vectorsPut = vectorsPut
  }
}
