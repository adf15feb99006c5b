extension Ingestion.Work {
  /// What was done, with the index as it is now.
  func report(current: Snapshot?) -> SyncReport {
    var report = SyncReport()
    report.diagnostics = (survey.diagnostics + failures).sorted { $0.document < $1.document }
    report.rebuildReason = survey.rebuildReason
    report.chunksWritten = chunks
    report.embeddingsMade = made
    report.embeddingsReused = reused
    report.chunksTotal = current?.rowCount ?? 0
    report.version = current?.version ?? 0
    report.statistics.numberOfDocumentsScanned = survey.settled.count + survey.candidates.count
    report.statistics.numberOfMetadataDocumentsScanned = survey.metadataCount
    report.statistics.numberOfNewDocumentsIndexed = prepared.count { $0.kind == .new }
    report.statistics.numberOfModifiedDocumentsIndexed = prepared.count {
      $0.kind == .modified || $0.kind == .reindexed
    }
    report.statistics.numberOfMetadataDocumentsModified = prepared.count { $0.kind == .metadata }
    report.statistics.numberOfDocumentsDeleted = survey.removed.count
    report.statistics.numberOfDocumentsFailed = report.diagnostics.count { $0.severity == .error }
    return report
  }
}

extension PreparedDocument {
  /// The document without its bytes and rows, which the segment holds by now.
  var withoutContent: PreparedDocument {
    var document = document
    document.bytes = []
    return PreparedDocument(
      kind: kind, document: document, contentHash: contentHash, metadataHash: metadataHash, listed: listed, rows: [])
  }
}

extension DocumentEntry {
  /// The entry of a document that was just indexed.
  init(_ prepared: PreparedDocument, location: RowLocation?) {
    self.init(
      id: prepared.document.id, uri: prepared.document.uri, format: prepared.document.format,
      contentHash: prepared.contentHash, metadataHash: prepared.metadataHash, stamp: nil, metadataStamp: nil,
      location: location)
  }

  /// The entry with the stamps of the files that were read.
  ///
  /// A file that changed just before it was read may change again within the same tick of the file system's clock;
  /// it gets no stamp, so that the next ingestion reads it again.
  func stamped(by listed: ListedDocument?, asOf seconds: Double) -> DocumentEntry {
    var entry = self
    guard let listed else {
      (entry.stamp, entry.metadataStamp) = (nil, nil)
      return entry
    }
    let isSettled = listed.stamp.isSettled(asOf: seconds) && (listed.sidecarStamp?.isSettled(asOf: seconds) ?? true)
    entry.stamp = isSettled ? listed.stamp : nil
    entry.metadataStamp = isSettled ? listed.sidecarStamp : nil
    return entry
  }
}

extension FileIdentity {
  /// Whether the file's last change is so far back that a further one would show: a twentieth of a second on file
  /// systems that keep fractions of seconds, otherwise two seconds.
  fileprivate func isSettled(asOf seconds: Double) -> Bool {
    let last = Double(max(modified, changed)) / 1e9
    return last + (changed % 1_000_000_000 == 0 ? 2 : 0.05) < seconds
  }
}
