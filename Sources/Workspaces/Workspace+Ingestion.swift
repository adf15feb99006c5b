import Retrieval

extension Workspace {
  /// Finds out what `sync` would do, without changing anything.
  public func plan(_ options: IngestionOptions = .init()) async throws -> IngestionPlan {
    try await ingestion.plan(selection.dataSources, options: options)
  }

  /// Brings the index up to date with the documents, in one commit.
  public func sync(
    _ options: IngestionOptions = .init(), progress: @escaping @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    try await ingestion.sync(selection.dataSources, options: options, progress: progress)
  }

  /// Checks every object of the index against its checksums. O(bytes of the index).
  public func verify() async throws -> VerificationReport { try await index.verify() }

  /// The objects that no recent version names and that are older than a day; removed unless it is a dry run.
  public func collectGarbage(isDryRun: Bool) async throws -> [ObjectSummary] {
    try await index.collectGarbage(dryRun: isDryRun)
  }

  private var ingestion: Ingestion {
    Ingestion(
      index: index, embedder: embedder, chunker: Chunker(settings.knowledgeBase.chunking),
      journalFolder: selection.stateDirectory.appending("journal").description, width: Processors.count)
  }
}
