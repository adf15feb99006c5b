/// Brings an index up to date with the documents of data sources.
///
/// Documents are told to have changed by a hash of their content (a file with an unchanged stamp is not even read),
/// chunks by a hash of their text: what is embedded is only what is in no version of the index at hand and in no
/// journal of an interrupted ingestion. All changes land in one commit; until then readers see the old version.
public struct Ingestion: Sendable {
  let index: IndexStore
  let embedder: any Embedder
  let chunker: Chunker
  let journalFolder: String
  let width: Int

  /// How many documents are prepared and embedded together.
  static let batchSize = 64

  /// An ingestion into an index.
  ///
  /// - Parameters:
  ///   - journalFolder: a local folder for vectors that are not committed yet.
  ///   - width: how many documents are read and cut at once.
  public init(index: IndexStore, embedder: any Embedder, chunker: Chunker, journalFolder: String, width: Int) {
    self.index = index
    self.embedder = embedder
    self.chunker = chunker
    self.journalFolder = journalFolder
    self.width = max(1, width)
  }

  /// What all vectors and chunks of the index have in common.
  public var settings: IndexSettings {
    IndexSettings(
      embeddingModel: embedder.modelID, dimensions: embedder.dimensions,
      chunking: chunker.configuration.json.text())
  }

  /// Finds out what `sync` would do, without changing anything. O(bytes of new and changed documents).
  public func plan(_ sources: [DataSource], options: IngestionOptions = .init()) async throws -> IngestionPlan {
    let survey = try await survey(sources, options: options)
    var plan = IngestionPlan()
    plan.rebuildReason = survey.rebuildReason
    plan.diagnostics = survey.diagnostics
    plan.unchangedDocuments = survey.settled.count
    var keys: Set<[UInt8]> = []
    for batch in survey.batches {
      for outcome in await outcomes(of: batch, survey) {
        switch outcome {
        case .failed(let diagnostic): plan.diagnostics.append(diagnostic)
        case .unchanged: plan.unchangedDocuments += 1
        case .changed(let prepared):
          plan.changes.append(try change(to: prepared, survey))
          for row in prepared.rows {
            if try survey.base?.embedding(forKey: row.embeddingKey) != nil {
              plan.reusedEmbeddings += 1
            } else if keys.insert(row.embeddingKey).inserted {
              plan.embeddingCalls += 1
              plan.embeddingTokens += row.chunk.tokenCount
            }
          }
        }
      }
    }
    for id in survey.removed.sorted() {
      let old = try chunkIDs(of: survey.table.documents[id], survey)
      plan.changes.append(DocumentChange(document: id, kind: .deleted, old: old, new: []))
    }
    plan.diagnostics.sort { $0.document < $1.document }
    return plan
  }

  /// The outcomes of a batch, in its order.
  func outcomes(of batch: ArraySlice<Survey.Candidate>, _ survey: Survey) async -> [DocumentPreparation.Outcome] {
    let preparation = DocumentPreparation(
      chunker: chunker, modelID: embedder.modelID, rebuilds: survey.rebuildReason != nil)
    return await Array(batch).concurrentMap(width: width) { candidate in
      preparation.outcome(
        of: candidate.listed, in: candidate.source, known: survey.table.documents[candidate.listed.id])
    }
  }

  private func change(to prepared: PreparedDocument, _ survey: Survey) throws -> DocumentChange {
    DocumentChange(
      document: prepared.document.id, kind: prepared.kind,
      old: try chunkIDs(of: survey.table.documents[prepared.document.id], survey), new: prepared.rows.map(\.chunk))
  }

  private func chunkIDs(of entry: DocumentEntry?, _ survey: Survey) throws -> [ChunkID] {
    guard let location = entry?.location, let base = survey.base else { return [] }
    return try base.chunkIDs(at: location)
  }
}
