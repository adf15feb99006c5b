extension IngestionJob {
  /// What was done, with the index as it is now.
  func report(current: Snapshot?) -> SyncReport {
    var report = SyncReport()
    report.diagnostics = (survey.diagnostics + failures).sorted { $0.document < $1.document }
    report.rebuildReason = survey.rebuildReason
    report.chunksWritten = chunkCount
    report.embeddingsMade = cache.madeCount
    report.embeddingsReused = chunkCount - cache.madeCount
    report.chunksTotal = current?.rowCount ?? 0
    report.version = current?.version ?? 0
    report.hasCommitted = current?.version != survey.base?.version
    report.statistics.numberOfDocumentsScanned = scannedCount
    report.statistics.numberOfMetadataDocumentsScanned = survey.metadataCount
    report.statistics.numberOfNewDocumentsIndexed = counts[.new, default: 0]
    report.statistics.numberOfModifiedDocumentsIndexed = counts[.modified, default: 0] + counts[.reindexed, default: 0]
    report.statistics.numberOfMetadataDocumentsModified = counts[.metadata, default: 0]
    report.statistics.numberOfDocumentsDeleted = survey.removed.count
    report.statistics.numberOfDocumentsFailed = report.diagnostics.count { $0.severity == .error }
    return report
  }
}
