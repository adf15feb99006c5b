extension Ingestion {
  /// Indexes documents that are at hand, in one commit; those of the same ids are replaced, all others stay.
  ///
  /// - Throws: as `sync`; the index is as it was then.
  public func add(
    _ documents: [Document], progress: @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let started = index.clock()
    let base = try await index.current()
    var work = Work(survey: Survey(base: base, table: try await index.documents(of: base)), sources: [])
    let preparation = DocumentPreparation(chunker: chunker, modelID: embedder.modelID, rebuilds: false)
    for start in stride(from: 0, to: documents.count, by: Self.batchSize) {
      try Task.checkCancellation()
      let table = work.survey.table
      let batch = Array(documents[start..<min(start + Self.batchSize, documents.count)])
      let outcomes = await batch.concurrentMap(width: width) { document -> DocumentPreparation.Outcome in
        do throws(Diagnostic) {
          return try preparation.outcome(of: document, listed: nil, known: table.documents[document.id])
        } catch {
          return .failed(error)
        }
      }
      try await take(outcomes, started: started, &work)
      progress(IngestionProgress(documents: start + batch.count, total: documents.count, chunks: work.chunks))
    }
    let snapshot = work.changesIndex ? try await commit(&work) : base
    work.journal?.discard()
    var report = work.report(current: snapshot)
    report.hasCommitted = snapshot?.version != base?.version
    report.statistics.numberOfDocumentsScanned = documents.count
    return report
  }
}
