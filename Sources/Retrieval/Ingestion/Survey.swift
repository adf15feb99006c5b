/// What the data sources and the index hold, before anything is read whole.
struct Survey: Sendable {
  /// A document that is new or whose files look changed.
  struct Candidate: Sendable {
    let listed: ListedDocument
    let source: DataSource
  }

  /// The version of the index that changes are told against.
  let base: Snapshot?
  /// Its documents.
  private(set) var table: DocumentTable
  /// Whether the index has other settings, so that what is not indexed anew goes.
  var replacesEverything = false
  /// Why everything is indexed anew, `nil` when it is not.
  var rebuildReason: String?
  /// The data sources that could be listed.
  var sources: [DataSource] = []
  /// The documents to read.
  var candidates: [Candidate] = []
  /// The documents whose files are as they were.
  var settled: [DocumentID] = []
  /// The documents that are gone.
  var removed: Set<DocumentID> = []
  /// The ids of data sources that are not read any more.
  var forgottenDataSources: Set<String> = []
  /// Documents with a metadata file.
  var metadataCount = 0
  /// What could not be listed.
  var diagnostics: [Diagnostic] = []

  init(base: Snapshot?, table: DocumentTable) {
    self.base = base
    self.table = table
  }

  /// The candidates in the pieces in which they are worked on.
  var batches: [ArraySlice<Candidate>] {
    stride(from: 0, to: candidates.count, by: Ingestion.batchSize).map {
      candidates[$0..<min($0 + Ingestion.batchSize, candidates.count)]
    }
  }

  /// Whether the index does not know a data source as it is.
  var hasNewSource: Bool { !sources.allSatisfy(table.dataSources.contains) }

  /// The survey without what it says of single documents that stay or are to be read.
  var withoutDocuments: Survey {
    var survey = self
    survey.table.documents = [:]
    survey.candidates = []
    survey.settled = []
    return survey
  }

  /// Takes in what a data source lists. O(documents).
  ///
  /// - Throws: `Diagnostic` as `checkLosesNothing`.
  mutating func take(_ listing: DocumentListing, of source: DataSource) throws(Diagnostic) {
    var unchanged: [DocumentID] = []
    var others: [Candidate] = []
    var knownCount = 0
    for listed in listing.entries {
      let known = table.documents[listed.id]
      if known != nil { knownCount += 1 }
      if rebuildReason == nil, let known, known.stamp == listed.stamp, known.metadataStamp == listed.sidecarStamp,
        known.uri == source.uri(of: listed.id)
      {
        unchanged.append(listed.id)
      } else {
        others.append(Candidate(listed: listed, source: source))
      }
    }
    if knownCount < table.documents.keys.count(where: { $0.dataSource == source.id }) {
      try takeAbsences(from: listing, of: source)
    }
    settled += unchanged
    candidates += others
    sources.append(source)
    diagnostics += listing.diagnostics
    metadataCount += listing.metadataCount
  }

  /// Takes in what the index has of a data source and its listing lacks.
  private mutating func takeAbsences(from listing: DocumentListing, of source: DataSource) throws(Diagnostic) {
    let absent = Set(table.documents.keys.filter { $0.dataSource == source.id }).subtracting(listing.entries.map(\.id))
    let gaps = ListingGaps(listing)
    for id in absent {
      if gaps.mayHide(id.key) {
        try checkLosesNothing(of: source, because: listing.diagnostics.first { $0.severity == .error })
      } else {
        removed.insert(id)
      }
    }
  }

  /// Refuses to drop what an index of other settings holds of documents that may be there but cannot be listed.
  ///
  /// - Throws: the diagnostic, with what is at stake.
  func checkLosesNothing(of source: DataSource, because fault: Diagnostic?) throws(Diagnostic) {
    guard replacesEverything, var fault, table.documents.keys.contains(where: { $0.dataSource == source.id }) else {
      return
    }
    fault.message += ", while \(rebuildReason ?? "the settings changed") and its documents would be lost"
    fault.advice += ", or have the data source forgotten"
    throw fault
  }
}
