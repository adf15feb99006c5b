import Retrieval

/// One version of an index of ours, scanned whole for each question, or for questions that are asked together.
struct FlatIndex: PassageSource {
  let snapshot: Snapshot
  var retriever: Retriever
  /// What every search is limited to, `nil` for nothing.
  let scope: Filter?

  func passages(for request: SearchRequest) async throws -> [Passage] {
    try await outcome(for: request).passages
  }

  func answer(_ requests: [SearchRequest], receive: ([Passage]) throws -> Void) async throws {
    try await retriever.answer(requests.map(scoped), in: snapshot) { try receive($0.passages) }
  }

  /// The passages for a question, and how they were found.
  func outcome(for request: SearchRequest) async throws -> SearchOutcome {
    try await retriever.outcome(for: scoped(request), in: snapshot)
  }

  /// How many chunks a search with this filter looks at. O(chunks / 64), or O(chunks) with conditions.
  func chunkCount(matching filter: Filter?) throws -> Int { try snapshot.select(both(filter)).count }

  private func scoped(_ request: SearchRequest) -> SearchRequest {
    var request = request
    request.filter = both(request.filter)
    return request
  }

  private func both(_ filter: Filter?) -> Filter? {
    switch (scope, filter) {
    case (let left?, let right?): .all([left, right])
    default: scope ?? filter
    }
  }
}
