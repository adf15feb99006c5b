import Retrieval

/// What a workspace answers from, open for questions: a version of its index, or an index that is managed elsewhere.
public struct KnowledgeBase: Sendable {
  private let source: any PassageSource
  private let index: FlatIndex?
  /// Where the passages come from, in a few words.
  public let description: String

  init(_ index: FlatIndex) {
    source = index
    self.index = index
    description = "version \(index.snapshot.version)"
  }

  init(_ source: some PassageSource, description: String) {
    self.source = source
    index = nil
    self.description = description
  }

  /// The version that is read; `nil` when the index is managed elsewhere.
  public var snapshot: Snapshot? { index?.snapshot }

  /// The passages for a question among the documents of the workspace's data sources, best first.
  public func passages(for request: SearchRequest) async throws -> [Passage] {
    try await source.passages(for: request)
  }

  /// How many chunks a search with this filter looks at, of how many; `nil` when the index is managed elsewhere.
  /// O(chunks / 64), or O(chunks) with conditions.
  public func extent(matching filter: Filter? = nil) throws -> (chunks: Int, of: Int)? {
    try index.map { (try $0.chunkCount(matching: filter), $0.snapshot.rowCount) }
  }
}
