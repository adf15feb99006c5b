import Storage

/// An ingestion under way: what is to be done, and what was done of it.
struct IngestionJob {
  let survey: Survey
  /// When the files' stamps were about to be read, in seconds since 1970.
  let started: Double
  /// How many documents were looked at.
  let scannedCount: Int
  let cache: EmbeddingCache
  /// The documents whose rows were written, by the reasons for it.
  private(set) var counts: [DocumentChange.Kind: Int] = [:]
  /// The same, as the index is to know them.
  private var added: [DocumentEntry] = []
  /// The documents of which only the stamps are new.
  private(set) var touched: [DocumentEntry] = []
  private(set) var failures: [Diagnostic] = []
  private(set) var chunkCount = 0
  private var writer: SegmentWriter?

  init(survey: Survey, started: Double, scannedCount: Int, cache: EmbeddingCache) {
    self.survey = survey
    self.started = started
    self.scannedCount = scannedCount
    self.cache = cache
  }

  /// Whether there is something to commit: documents that cannot be read make no version.
  var changesIndex: Bool {
    survey.replacesEverything || !survey.removed.isEmpty || !survey.forgottenDataSources.isEmpty || survey.hasNewSource
      || !added.isEmpty || !touched.isEmpty
  }

  /// Takes note of outcomes, and writes the rows of documents that are to be indexed.
  ///
  /// - Throws: as `EmbeddingCache.vectors` and `SegmentWriter.append`.
  mutating func take(_ outcomes: [DocumentPreparation.Outcome], into index: IndexStore) async throws {
    var changed: [PreparedDocument] = []
    for outcome in outcomes {
      switch outcome {
      case .failed(let diagnostic): failures.append(diagnostic)
      case .unchanged(let entry, let listed):
        let stamped = entry.stamped(by: listed, asOf: started)
        if stamped != entry { touched.append(stamped) }
      case .changed(let document): changed.append(document)
      }
    }
    let vectors = try await cache.vectors(for: changed.flatMap(\.rows))
    for document in changed {
      try write(document, vectors, into: index)
      chunkCount += document.rows.count
      counts[document.kind, default: 0] += 1
      added.append(DocumentEntry(document).stamped(by: document.listed, asOf: started))
    }
  }

  /// The change to commit, with the segment of all rows that were written.
  ///
  /// - Throws: `FileError`.
  mutating func change(settings: IndexSettings) throws -> IndexChange {
    let segment = try writer?.finish()
    for place in added.indices { added[place].location = segment?.locations[added[place].id] }
    return IndexChange(
      settings: settings, removed: survey.removed, added: added, segment: segment, touched: touched,
      dataSources: survey.sources, forgottenDataSources: survey.forgottenDataSources,
      replacesEverything: survey.replacesEverything)
  }

  /// Removes what was written and will not be committed.
  func discardRows(_ files: FileSystem) {
    guard let writer else { return }
    for path in [writer.vectors.path, writer.text.path] { try? files.remove(path) }
  }

  private mutating func write(
    _ document: PreparedDocument, _ vectors: [[UInt8]: StoredVector], into index: IndexStore
  ) throws {
    for row in document.rows {
      guard let vector = vectors[row.embeddingKey] else {
        throw VectorError("expected a vector for each chunk of \(document.document.id.key), found none for one")
      }
      let writer = try writer ?? index.segmentWriter(dimensions: vector.elements.count)
      self.writer = writer
      try writer.append(
        SegmentRow(
          chunkID: row.chunk.id, document: document.document.id, uri: document.document.uri,
          metadata: document.document.metadata, embeddingKey: row.embeddingKey, terms: row.terms, length: row.length,
          record: row.chunk.encoded()),
        vector: vector)
    }
  }
}
