/// Finds the passages that bear on a question: in an index of ours, in a managed vector index, in a managed knowledge base.
public protocol PassageSource: Sendable {
  /// The passages for a question, best first, at most as many as asked for, all of documents that the filter accepts.
  ///
  /// - Throws: an error that says what to do when the source cannot answer, or cannot apply the filter.
  func passages(for request: SearchRequest) async throws -> [Passage]

  /// The passages for some questions, each as if it were asked alone.
  ///
  /// - Parameter receive: takes the passages of each question, in the order of the questions.
  /// - Throws: what answering a question or `receive` throws, once the questions before it are answered.
  func answer(_ requests: [SearchRequest], receive: ([Passage]) throws -> Void) async throws
}

extension PassageSource {
  /// Asks the source itself, four questions at once.
  public func answer(_ requests: [SearchRequest], receive: ([Passage]) throws -> Void) async throws {
    try await requests.concurrentMap(width: 4, { try await passages(for: $0) }, receive: receive)
  }
}
