extension Ingestion {
  /// Finds out what `sync` would do, without changing anything. O(bytes of new and changed documents).
  ///
  /// - Throws: as `sync`.
  public func plan(_ sources: [DataSource], options: IngestionOptions = .init()) async throws -> IngestionPlan {
    let survey = try await survey(sources, options: options)
    let cache = cache(over: survey)
    var plan = IngestionPlan()
    plan.rebuildReason = survey.rebuildReason
    plan.outdatedSegments = survey.base.map(index.outdatedSegments)?.count ?? 0
    plan.diagnostics = survey.diagnostics
    plan.unchangedDocuments = survey.settled.count
    var keys: Set<[UInt8]> = []
    for batch in survey.batches {
      try Task.checkCancellation()
      for outcome in await outcomes(of: batch, survey) {
        switch outcome {
        case .failed(let diagnostic): plan.diagnostics.append(diagnostic)
        case .unchanged: plan.unchangedDocuments += 1
        case .changed(let prepared):
          plan.changes.append(try change(to: prepared, survey))
          for row in prepared.rows {
            guard try !cache.contains(row), keys.insert(row.embeddingKey).inserted else {
              plan.reusedEmbeddings += 1
              continue
            }
            plan.embeddingCalls += 1
            plan.embeddingTokens += row.chunk.tokenCount
          }
        }
      }
    }
    for id in survey.removed {
      let old = try chunkIDs(of: survey.table.documents[id], survey)
      plan.changes.append(DocumentChange(document: id, kind: .deleted, old: old, new: []))
    }
    plan.changes.sort { $0.document < $1.document }
    plan.diagnostics.sort { $0.document < $1.document }
    return plan
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
