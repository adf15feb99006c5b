extension Ingestion {
  /// Indexes documents that are at hand, in one commit; those of the same ids are replaced, all others stay.
  ///
  /// - Throws: as `sync`; the index is as it was then.
  public func add(
    _ documents: [Document], progress: @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let started = index.clock()
    let base = try await index.current()
    let survey = Survey(base: base, table: try await index.documents(of: base))
    var job = IngestionJob(
      survey: survey, started: started, scannedCount: documents.count, cache: cache(over: survey))
    do {
      for start in stride(from: 0, to: documents.count, by: Self.batchSize) {
        try Task.checkCancellation()
        let batch = documents[start..<min(start + Self.batchSize, documents.count)]
        try await job.take(await outcomes(of: Array(batch), survey.table), into: index)
        progress(IngestionProgress(documents: batch.endIndex, total: documents.count, chunks: job.chunkCount))
      }
    } catch {
      job.discardRows(index.files)
      throw error
    }
    return try await commit(job)
  }

  private func outcomes(of documents: [Document], _ table: DocumentTable) async -> [DocumentPreparation.Outcome] {
    let preparation = preparation(rebuilds: false)
    return await documents.concurrentMap(width: width) { document -> DocumentPreparation.Outcome in
      do throws(Diagnostic) {
        return try preparation.outcome(of: document, listed: nil, known: table.documents[document.id])
      } catch {
        return .failed(error)
      }
    }
  }
}
