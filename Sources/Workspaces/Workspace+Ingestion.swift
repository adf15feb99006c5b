#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Cloud
import Retrieval
import Storage

extension Workspace {
  /// Finds out what `sync` would do, without changing anything but the copies of documents in buckets.
  public func plan(_ options: IngestionOptions = .init()) async throws -> IngestionPlan {
    let diagnostics = try await updateMirrors()
    var plan = try await ingestion(cloud.embedder()).plan(requiredDataSources(), options: options)
    plan.diagnostics += diagnostics
    return plan
  }

  /// Brings the index up to date with the documents, in one commit.
  ///
  /// When everything is to be indexed anew and the index there is damaged or lacks an object, that one is moved aside first.
  public func sync(
    _ options: IngestionOptions = .init(), progress: @escaping @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let diagnostics = try await updateMirrors()
    var report = try await synchronized(options, progress)
    report.diagnostics += diagnostics
    return report
  }

  private func synchronized(
    _ options: IngestionOptions, _ progress: @escaping @Sendable (IngestionProgress) -> Void
  ) async throws -> SyncReport {
    let sources = try requiredDataSources()
    let embedder = try await cloud.embedder()
    let ingestion = ingestion(embedder)
    // What was embedded is paid for and kept, also when the sync fails afterwards.
    defer { record(embedder) }
    do {
      return try await ingestion.sync(sources, options: options, progress: progress)
    } catch let error as StorageError where options.rebuilds && [.damaged, .notFound].contains(error.code) {
      let aside = try setIndexAside(error)
      var report = try await ingestion.sync(sources, progress: progress)
      report.rebuildReason = "the index was damaged (\(error)) and is at \(aside) now"
      return report
    }
  }

  private func requiredDataSources() throws(WorkspaceError) -> [DataSource] {
    guard selection.choice != .remote else { throw DocumentSelection.nothingToChoose(in: settings.root) }
    return selection.dataSources
  }

  /// Checks every object of the index against its checksums. O(bytes of the index).
  public func verify() async throws -> VerificationReport { try await index.verify() }

  /// The objects that no recent version names and that are older than a day; removed unless it is a dry run.
  public func collectGarbage(isDryRun: Bool) async throws -> [ObjectSummary] {
    try await index.collectGarbage(dryRun: isDryRun)
  }

  /// The tokens that services counted so far, next to our own count.
  public var tokenLedger: TokenLedger { TokenLedger(reading: tokenLedgerPath) }

  private var tokenLedgerPath: LocalPath { selection.stateDirectory.appending("tokens.json") }

  private func record(_ embedder: any Embedder) {
    let counted = (embedder as? TitanEmbedder)?.tokenCount ?? (embedder as? OpenAICompatibleEmbedder)?.tokenCount
    guard let counted, counted.texts > 0 else { return }
    var ledger = tokenLedger
    ledger.add(counted, of: embedder.modelID)
    do {
      try ledger.write(to: tokenLedgerPath)
    } catch {
      cloud.warn("the tokens were not noted: \(error)")
    }
  }

  private func ingestion(_ embedder: any Embedder) -> Ingestion {
    Ingestion(
      index: index, embedder: embedder, chunker: Chunker(settings.knowledgeBase.chunking),
      journalFolder: selection.stateDirectory.appending("journal").description, width: Processors.count)
  }

  /// Moves the folder of the index to a name of its own, which is returned.
  ///
  /// - Throws: `damage` when the index is in a bucket, where nothing can be moved at once; `FileError`.
  private func setIndexAside(_ damage: StorageError) throws -> LocalPath {
    if case .bucket = settings.knowledgeBase.index { throw damage }
    let folder = selection.stateDirectory.appending(Self.indexFolder)
    let aside = selection.stateDirectory.appending("damaged-\(UInt64(clock() * 1000))")
    guard rename(folder.description, aside.description) == 0 else {
      throw FileError(.rename, path: folder.description, code: errno)
    }
    return aside
  }
}
