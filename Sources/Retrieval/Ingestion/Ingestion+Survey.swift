extension Ingestion {
  /// Lists the data sources and compares the files' stamps with those in the index. O(documents).
  func survey(_ sources: [DataSource], options: IngestionOptions) async throws -> Survey {
    let base = try await index.current()
    var survey = Survey(base: base, table: try await index.documents(of: base))
    survey.rebuildReason = rebuildReason(base, options)
    for source in sources {
      let listing: DocumentListing
      do {
        listing = try source.scan()
      } catch {
        // Nothing is known of the documents: none is taken as deleted.
        survey.diagnostics.append(error)
        continue
      }
      take(listing, of: source, into: &survey)
    }
    if options.prunes {
      let kept = Set(sources.map(\.id))
      survey.forgottenDataSources = Set(survey.table.dataSources.map(\.id)).subtracting(kept)
      survey.removed.formUnion(survey.table.documents.keys.filter { !kept.contains($0.dataSource) })
    }
    return survey
  }

  private func rebuildReason(_ base: Snapshot?, _ options: IngestionOptions) -> String? {
    guard let base else { return nil }
    let old = base.manifest.settings
    if old.embeddingModel != settings.embeddingModel || old.dimensions != settings.dimensions {
      return "the embedding model changed from \(old.embeddingModel) to \(settings.embeddingModel)"
    }
    if old.chunking != settings.chunking { return "the chunking changed from \(old.chunking) to \(settings.chunking)" }
    return options.rebuilds ? "asked for" : nil
  }

  private func take(_ listing: DocumentListing, of source: DataSource, into survey: inout Survey) {
    survey.diagnostics += listing.diagnostics
    survey.metadataCount += listing.metadataCount
    for listed in listing.entries {
      let known = survey.table.documents[listed.id]
      if survey.rebuildReason == nil, let known, known.stamp == listed.stamp,
        known.metadataStamp == listed.sidecarStamp, known.uri == source.uri(of: listed.id)
      {
        survey.settled.append(listed.id)
      } else {
        survey.candidates.append(Survey.Candidate(listed: listed, source: source))
      }
    }
    let present = Set(listing.entries.map(\.id))
    for id in survey.table.documents.keys where id.dataSource == source.id && !present.contains(id) {
      if listing.unlistedFolders.contains(where: id.key.hasPrefix) { continue }
      // A file that is there but cannot be listed keeps what the index holds of it.
      if listing.diagnostics.contains(where: { $0.document == id && $0.severity == .error }) { continue }
      survey.removed.insert(id)
    }
  }
}
