/// Finds the passages that bear on a question: in an index of ours, in a managed vector index, in a managed knowledge base.
public protocol PassageSource: Sendable {
  /// The passages for a question, best first, at most as many as asked for, all of documents that the filter accepts.
  ///
  /// - Throws: an error that says what to do when the source cannot answer, or cannot apply the filter.
  func passages(for request: SearchRequest) async throws -> [Passage]
}
