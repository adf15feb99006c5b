import Retrieval

/// One version of a workspace's index, open for questions.
public struct KnowledgeBase: Sendable {
  /// The version that is read.
  public let snapshot: Snapshot
  private let retriever: Retriever
  private let scope: Filter?

  init(snapshot: Snapshot, retriever: Retriever, scope: Filter?) {
    self.snapshot = snapshot
    self.retriever = retriever
    self.scope = scope
  }

  /// The passages for a question among the documents of the workspace's data sources, best first.
  public func passages(for request: SearchRequest) async throws -> [Passage] {
    var request = request
    request.filter = Self.both(scope, request.filter)
    return try await retriever.passages(for: request, in: snapshot)
  }

  /// How many chunks a search with this filter looks at. O(chunks / 64), or O(chunks) with conditions.
  public func chunkCount(matching filter: Filter? = nil) throws -> Int {
    try snapshot.select(Self.both(scope, filter)).count
  }

  private static func both(_ left: Filter?, _ right: Filter?) -> Filter? {
    switch (left, right) {
    case (let left?, let right?): .all([left, right])
    default: left ?? right
    }
  }
}
