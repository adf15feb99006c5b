/// What is searched for.
public struct SearchRequest: Sendable, Hashable {
  /// The question in everyday words.
  public var question: String
  /// How many passages to return at most.
  public var limit: Int
  /// The condition on the metadata of their documents, `nil` for none.
  public var filter: Filter?
  /// The fused score, 0 to 1, that a passage must reach.
  public var minimumScore: Double

  /// A question, for five passages of any document unless said otherwise.
  public init(_ question: String, limit: Int = 5, filter: Filter? = nil, minimumScore: Double = 0) {
    self.question = question
    self.limit = limit
    self.filter = filter
    self.minimumScore = minimumScore
  }
}
