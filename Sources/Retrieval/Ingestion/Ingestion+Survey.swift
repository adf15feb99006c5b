extension Ingestion {
  /// Lists the data sources and compares the files' stamps with those in the index. O(documents).
  ///
  /// - Throws: `StorageError`; `Diagnostic` where everything is to be indexed anew and documents of the index may be
  ///   there but cannot be listed.
  func survey(_ sources: [DataSource], options: IngestionOptions) async throws -> Survey {
    let base = try await index.current()
    async let listings = Self.listings(of: sources)
    var survey = Survey(base: base, table: try await index.documents(of: base))
    survey.replacesEverything = base.map { $0.manifest.settings != settings } ?? false
    survey.rebuildReason = rebuildReason(base, options)
    let kept = Set(sources.map(\.id))
    if options.prunes {
      survey.forgottenDataSources = Set(survey.table.dataSources.map(\.id)).subtracting(kept)
      survey.removed.formUnion(survey.table.documents.keys.filter { !kept.contains($0.dataSource) })
    }
    var found = await listings
    if survey.replacesEverything, !options.prunes {
      // What other data sources have in the index would be lost.
      found += await Self.listings(of: survey.table.dataSources.filter { !kept.contains($0.id) })
    }
    for (source, listing) in found {
      do throws(Diagnostic) {
        try survey.take(try listing.get(), of: source)
      } catch {
        // Nothing is known of the documents: none is taken as deleted.
        try survey.checkLosesNothing(of: source, because: error)
        survey.diagnostics.append(error)
      }
    }
    return survey
  }

  /// What each data source lists, or why it cannot. O(documents).
  private static func listings(of sources: [DataSource]) async -> [(DataSource, Result<DocumentListing, Diagnostic>)] {
    sources.map { source in
      do throws(Diagnostic) {
        return (source, .success(try source.scan()))
      } catch {
        return (source, .failure(error))
      }
    }
  }

  private func rebuildReason(_ base: Snapshot?, _ options: IngestionOptions) -> String? {
    guard let base else { return nil }
    let old = base.manifest.settings
    if old.embeddingModel != settings.embeddingModel {
      return "the embedding model changed from \(old.embeddingModel) to \(settings.embeddingModel)"
    }
    if old.dimensions != settings.dimensions {
      return "the vectors' dimensions changed from \(old.dimensions) to \(settings.dimensions)"
    }
    if old.chunking != settings.chunking { return "the chunking changed from \(old.chunking) to \(settings.chunking)" }
    return options.rebuilds ? "asked for" : nil
  }
}
