extension Ingestion {
  /// Brings the index up to date, in one commit.
  ///
  /// Killed at any point, the index is as it was or as it shall be; started again, nothing is embedded twice. A
  /// document that cannot be ingested is reported, and what the index holds of it stays, unless the settings changed.
  /// - Parameter progress: called with figures that never fall, the first time before any work.
  /// - Throws: `StorageError` and `FileError` when the index cannot be read or written, what the embedder throws,
  ///   `CancellationError`, and `Diagnostic` where other settings and a folder that cannot be listed come together;
  ///   the index is as it was then.
  public func sync(
    _ sources: [DataSource], options: IngestionOptions = .init(),
    progress: @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let started = index.clock()
    let survey = try await survey(sources, options: options)
    let total = survey.candidates.count
    var job = IngestionJob(
      survey: survey, started: started, scannedCount: survey.settled.count + total, cache: cache(over: survey.base))
    do {
      var done = 0
      progress(IngestionProgress(documents: 0, total: total, chunks: 0))
      for batch in survey.batches {
        try Task.checkCancellation()
        try await job.take(await outcomes(of: batch, survey), into: index)
        done += batch.count
        progress(IngestionProgress(documents: done, total: total, chunks: job.chunkCount))
      }
      return try await commit(job)
    } catch {
      job.discardRows(index.files)
      throw error
    }
  }

  /// Makes the next version, if there is anything to change in documents or in how segments are written.
  func commit(_ job: IngestionJob) async throws -> SyncReport {
    let base = job.survey.base
    guard job.changesIndex else {
      discardJournals(of: job, storedIn: base)
      guard let base else { return job.report(current: nil) }
      return job.report(current: await index.renewed(base))
    }
    let change = try job.change(settings: settings)
    try Task.checkCancellation()
    let snapshot = try await index.commit(change, onto: base)
    discardJournals(of: job, storedIn: snapshot)
    return job.report(current: snapshot)
  }

  private func discardJournals(of job: IngestionJob, storedIn snapshot: Snapshot?) {
    guard let snapshot else { return }
    // A journal that stays is only looked through again.
    try? job.cache.discard(storedIn: snapshot, orBefore: job.started - Self.journalAge)
  }
}
