/// What the data sources and the index hold, before anything is read whole.
struct Survey: Sendable {
  /// A document that is new or whose files look changed.
  struct Candidate: Sendable {
    let listed: ListedDocument
    let source: DataSource
  }

  /// The version of the index that changes are told against.
  var base: Snapshot?
  /// Its documents.
  var table: DocumentTable
  /// Why everything is indexed anew, `nil` when it is not.
  var rebuildReason: String?
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

  /// The candidates in the pieces in which they are worked on.
  var batches: [ArraySlice<Candidate>] {
    stride(from: 0, to: candidates.count, by: Ingestion.batchSize).map {
      candidates[$0..<min($0 + Ingestion.batchSize, candidates.count)]
    }
  }
}
