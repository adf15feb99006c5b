import Retrieval

/// One version of an index of ours, scanned whole for each question.
struct FlatIndex: PassageSource {
  let snapshot: Snapshot
  let retriever: Retriever
  /// What every search is limited to, `nil` for nothing.
  let scope: Filter?

  func passages(for request: SearchRequest) async throws -> [Passage] {
    var request = request
    request.filter = both(request.filter)
    return try await retriever.passages(for: request, in: snapshot)
  }

  /// How many chunks a search with this filter looks at. O(chunks / 64), or O(chunks) with conditions.
  func chunkCount(matching filter: Filter?) throws -> Int { try snapshot.select(both(filter)).count }

  private func both(_ filter: Filter?) -> Filter? {
    switch (scope, filter) {
    case (let left?, let right?): .all([left, right])
    default: scope ?? filter
    }
  }
}
