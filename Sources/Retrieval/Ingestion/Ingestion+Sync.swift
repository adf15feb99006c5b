extension Ingestion {
  /// Brings the index up to date, in one commit.
  ///
  /// Killed at any point, the index is as it was or as it shall be; started again, nothing is embedded twice. A
  /// document that cannot be ingested is reported, and what the index holds of it stays.
  /// - Throws: `StorageError` and `FileError` when the index cannot be read or written, what the embedder throws, and
  ///   `CancellationError`; the index is as it was then.
  public func sync(
    _ sources: [DataSource], options: IngestionOptions = .init(),
    progress: @Sendable (IngestionProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let started = index.clock()
    let survey = try await survey(sources, options: options)
    var work = Work(survey: survey, sources: sources)
    guard work.hasWork else { return work.report(current: survey.base) }
    if !survey.candidates.isEmpty {
      try await index(&work, started: started, progress)
    }
    guard work.changesIndex else {
      work.journal?.discard()
      return work.report(current: survey.base)
    }
    let snapshot = try await commit(&work)
    work.journal?.discard()
    var report = work.report(current: snapshot)
    report.hasCommitted = snapshot.version != survey.base?.version
    return report
  }

  /// An ingestion under way.
  struct Work {
    let survey: Survey
    let sources: [DataSource]
    var writer: SegmentWriter?
    var journal: EmbeddingJournal?
    var prepared: [PreparedDocument] = []
    var touched: [DocumentEntry] = []
    var failures: [Diagnostic] = []
    var unchanged = 0
    var chunks = 0
    var made = 0
    var reused = 0

    init(survey: Survey, sources: [DataSource]) {
      self.survey = survey
      self.sources = sources
    }

    var hasWork: Bool { !survey.candidates.isEmpty || changesIndex }

    /// Whether there is something to commit: documents that cannot be read make no version.
    var changesIndex: Bool {
      survey.base == nil || survey.rebuildReason != nil || !survey.removed.isEmpty || !prepared.isEmpty
        || !touched.isEmpty || !survey.forgottenDataSources.isEmpty || !isRemembered
    }

    /// Whether the index knows all data sources as they are.
    private var isRemembered: Bool {
      sources.allSatisfy { source in survey.table.dataSources.contains(source) }
    }
  }

  private func index(
    _ work: inout Work, started: Double, _ progress: @Sendable (IngestionProgress) -> Void
  ) async throws {
    let total = work.survey.candidates.count
    var done = 0
    for batch in work.survey.batches {
      try Task.checkCancellation()
      try await take(await outcomes(of: batch, work.survey), started: started, &work)
      done += batch.count
      progress(IngestionProgress(documents: done, total: total, chunks: work.chunks))
    }
  }

  /// Takes note of outcomes, and writes the rows of documents that are to be indexed.
  func take(_ outcomes: [DocumentPreparation.Outcome], started: Double, _ work: inout Work) async throws {
    var changed: [PreparedDocument] = []
    for outcome in outcomes {
      switch outcome {
      case .failed(let diagnostic): work.failures.append(diagnostic)
      case .unchanged(let entry, let listed):
        work.unchanged += 1
        let stamped = entry.stamped(by: listed, asOf: started)
        if stamped != entry { work.touched.append(stamped) }
      case .changed(let prepared): changed.append(prepared)
      }
    }
    try await write(changed, &work)
  }

  /// Embeds what has no vector yet, and writes the rows.
  private func write(_ documents: [PreparedDocument], _ work: inout Work) async throws {
    guard !documents.isEmpty else { return }
    let writer = try work.writer ?? index.segmentWriter(dimensions: embedder.dimensions)
    let journal = try work.journal ?? openJournal()
    work.writer = writer
    work.journal = journal
    let vectors = try await vectors(for: documents.flatMap(\.rows), journal, &work)
    for prepared in documents {
      for row in prepared.rows {
        guard let vector = vectors[row.embeddingKey] else { continue }
        try writer.append(
          SegmentRow(
            chunkID: row.chunk.id, document: prepared.document.id, uri: prepared.document.uri,
            metadata: prepared.document.metadata, embeddingKey: row.embeddingKey, terms: row.terms, length: row.length,
            record: row.chunk.encoded()),
          vector: vector)
      }
      work.chunks += prepared.rows.count
      work.prepared.append(prepared.withoutContent)
    }
  }

  private func openJournal() throws -> EmbeddingJournal {
    let model = SHA256.hexadecimal(Array(embedder.modelID.utf8), digits: 16)
    return try EmbeddingJournal(
      folder: "\(journalFolder)/\(model)", name: SHA256.hexadecimal(digest: index.random(10), digits: 20),
      dimensions: embedder.dimensions, fileSystem: index.files)
  }

  private func vectors(
    for rows: [PreparedDocument.Row], _ journal: EmbeddingJournal, _ work: inout Work
  ) async throws -> [[UInt8]: StoredVector] {
    var vectors: [[UInt8]: StoredVector] = [:]
    var missing: [PreparedDocument.Row] = []
    var asked: Set<[UInt8]> = []
    for row in rows where vectors[row.embeddingKey] == nil && !asked.contains(row.embeddingKey) {
      if let vector = try work.survey.base?.embedding(forKey: row.embeddingKey)
        ?? journal.vector(forKey: row.embeddingKey)
      {
        vectors[row.embeddingKey] = vector
        work.reused += 1
      } else {
        missing.append(row)
        asked.insert(row.embeddingKey)
      }
    }
    for (row, vector) in zip(missing, try await embed(missing.map(\.text))) {
      try journal.append(vector, forKey: row.embeddingKey)
      vectors[row.embeddingKey] = try StoredVector(normalizing: vector)
    }
    work.made += missing.count
    return vectors
  }

  /// Embeds texts in as many calls at once as there is width.
  private func embed(_ texts: [String]) async throws -> [[Float]] {
    guard !texts.isEmpty else { return [] }
    let size = (texts.count + width - 1) / width
    let parts = stride(from: 0, to: texts.count, by: size).map { Array(texts[$0..<min($0 + size, texts.count)]) }
    let embedder = embedder
    let results = await parts.concurrentMap(width: width) { part -> Result<[[Float]], any Error> in
      do { return .success(try await embedder.embed(part)) } catch { return .failure(error) }
    }
    let vectors = try results.flatMap { try $0.get() }
    guard vectors.count == texts.count, vectors.allSatisfy({ $0.count == embedder.dimensions }) else {
      throw VectorError(
        "expected \(texts.count) vectors of \(embedder.dimensions) elements from \(embedder.modelID), found "
          + "\(vectors.count) of \(Set(vectors.map(\.count)).sorted()); check the model's dimensions")
    }
    return vectors
  }

  func commit(_ work: inout Work) async throws -> Snapshot {
    let segment = try work.writer?.finish()
    let started = index.clock()
    let added = work.prepared.map { prepared in
      DocumentEntry(prepared, location: segment?.locations[prepared.document.id]).stamped(
        by: prepared.listed, asOf: started)
    }
    let change = IndexChange(
      settings: settings, removed: work.survey.removed, added: added,
      segment: (segment?.rowCount ?? 0) > 0 ? segment : nil, touched: work.touched,
      dataSources: work.sources, forgottenDataSources: work.survey.forgottenDataSources,
      replacesEverything: work.survey.base.map { $0.manifest.settings != settings } ?? false)
    return try await index.commit(change, onto: work.survey.base)
  }
}
