/// What all vectors of an index have in common; where one of it changes, everything is indexed anew.
public struct IndexSettings: Sendable, Hashable {
  /// The id of the embedding model, with every setting that changes its vectors.
  public var embeddingModel: String
  /// The length of the vectors.
  public var dimensions: Int
  /// The chunking strategy with its settings, in a form that is equal for equal strategies.
  public var chunking: String

  /// Settings with all their parts.
  public init(embeddingModel: String, dimensions: Int, chunking: String) {
    self.embeddingModel = embeddingModel
    self.dimensions = dimensions
    self.chunking = chunking
  }
}
