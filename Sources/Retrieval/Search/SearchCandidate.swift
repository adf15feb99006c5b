/// A chunk that may be among the passages of a question, with both of its scores.
public struct SearchCandidate<Key: Hashable & Comparable & Sendable>: Sendable, Hashable {
  /// Which chunk; equal scores are told apart by it.
  public var key: Key
  /// The cosine similarity to the question, -1 to 1.
  public var similarity: Double
  /// The BM25 score; 0 when no word matches.
  public var bm25: Double

  /// A chunk with its scores.
  public init(key: Key, similarity: Double, bm25: Double) {
    self.key = key
    self.similarity = similarity
    self.bm25 = bm25
  }
}
