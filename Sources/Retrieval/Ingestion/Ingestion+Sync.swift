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
    // Vectors are taken over: made anew, the index must not inherit what time has done to the old one.
    if options.rebuilds, let base = try await index.current() { try await index.checkSegments(of: base) }
    // The survey, with all that is known of each document, is gone before the commit needs as much.
    return try await commit(try await job(for: try await survey(sources, options: options), started, progress))
  }

  /// Reads, cuts, embeds and writes what a survey found to do.
  private func job(
    for survey: Survey, _ started: Double, _ progress: @Sendable (IngestionProgress) -> Void
  ) async throws -> IngestionJob {
    let total = survey.candidates.count
    var job = IngestionJob(
      survey: survey.withoutDocuments, started: started, scannedCount: survey.settled.count + total,
      cache: cache(over: survey))
    do {
      var done = 0
      progress(IngestionProgress(documents: 0, total: total, chunks: 0))
      let batches = survey.batches
      var prepared = await outcomes(of: batches.first ?? [], survey)
      for (number, batch) in batches.enumerated() {
        try Task.checkCancellation()
        // The next batch is read and cut while this one is embedded and written.
        async let next = outcomes(of: batches.dropFirst(number + 1).first ?? [], survey)
        try await job.take(prepared, into: index)
        done += batch.count
        progress(IngestionProgress(documents: done, total: total, chunks: job.chunkCount))
        prepared = await next
      }
      return job
    } catch {
      job.discardRows(index.files)
      throw error
    }
  }

  /// Makes the next version, if there is anything to change in documents or in how segments are written.
  func commit(_ job: consuming IngestionJob) async throws -> SyncReport {
    let base = job.survey.base
    guard job.changesIndex else {
      discardJournals(of: job, storedIn: base)
      guard let base else { return job.report(current: nil) }
      return job.report(current: try await index.renewed(base))
    }
    let snapshot: Snapshot
    do {
      let change = try job.change(settings: settings)
      try Task.checkCancellation()
      snapshot = try await index.commit(change, onto: base)
    } catch {
      job.discardRows(index.files)
      throw error
    }
    discardJournals(of: job, storedIn: snapshot)
    return job.report(current: snapshot)
  }

  private func discardJournals(of job: IngestionJob, storedIn snapshot: Snapshot?) {
    guard let snapshot else { return }
    // A journal that stays is only looked through again.
    try? job.cache.discard(storedIn: snapshot, orBefore: job.started - Self.journalAge)
  }
}
