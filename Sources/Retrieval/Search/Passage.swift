/// A chunk that was found for a question.
public struct Passage: Sendable, Hashable {
  /// Its place in the result, from 1.
  public var rank: Int
  /// The chunk with its provenance.
  public var chunk: Chunk
  /// Where its document lives (`s3://…`).
  public var uri: String
  /// The metadata of its document.
  public var metadata: Metadata
  /// How it came to its place.
  public var scores: ScoreCard

  /// A passage with all its parts.
  public init(rank: Int, chunk: Chunk, uri: String, metadata: Metadata, scores: ScoreCard) {
    self.rank = rank
    self.chunk = chunk
    self.uri = uri
    self.metadata = metadata
    self.scores = scores
  }
}
