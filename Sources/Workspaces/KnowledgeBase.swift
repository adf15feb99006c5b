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

  /// The passages for a question, and how vectors were scanned for it; not for an index that is managed elsewhere.
  public func outcome(for request: SearchRequest) async throws -> SearchOutcome {
    if let index { return try await index.outcome(for: request) }
    return SearchOutcome(passages: try await source.passages(for: request))
  }

  /// The passages for some questions, each as if it were asked alone; an index of ours is scanned for many at once.
  ///
  /// - Parameter receive: takes the passages of each question, in the order of the questions.
  /// - Throws: what answering a question or `receive` throws, once the questions before it are answered.
  public func answer(_ requests: [SearchRequest], receive: ([Passage]) throws -> Void) async throws {
    try await source.answer(requests, receive: receive)
  }

  /// The same knowledge base, its vectors scanned by a certain path where there is one; `nil` for the faster. No result
  /// changes.
  ///
  /// - Throws: `WorkspaceError` when the index is managed elsewhere.
  public func scanned(by path: ScanPath?) throws(WorkspaceError) -> KnowledgeBase {
    guard var index else {
      throw WorkspaceError(
        .notFound, "\(description) is not scanned here", remedies: ["Leave out how its vectors are scanned."])
    }
    index.retriever.planner = ScanPlanner(threads: index.retriever.planner.threads, path: path)
    return KnowledgeBase(index)
  }

  /// How many chunks a search with this filter looks at, of how many; `nil` when the index is managed elsewhere.
  /// O(chunks / 64), or O(chunks) with conditions.
  public func extent(matching filter: Filter? = nil) throws -> (chunks: Int, of: Int)? {
    try index.map { (try $0.chunkCount(matching: filter), $0.snapshot.rowCount) }
  }
}
