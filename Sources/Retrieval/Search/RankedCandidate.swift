/// A chunk at its place among the passages of a question.
public struct RankedCandidate<Key: Hashable & Comparable & Sendable>: Sendable, Hashable {
  /// Which chunk.
  public var key: Key
  /// How it came to its place.
  public var scores: ScoreCard

  /// A chunk with its score card.
  public init(key: Key, scores: ScoreCard) {
    self.key = key
    self.scores = scores
  }
}
