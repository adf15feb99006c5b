/// What an ingestion did.
public struct SyncReport: Sendable, Hashable {
  /// The figures by Bedrock's names.
  public var statistics = IngestionStatistics()
  /// How many chunks were written.
  public var chunksWritten = 0
  /// How many texts were embedded.
  public var embeddingsMade = 0
  /// How many chunks took over a vector: from the index, an interrupted ingestion, or a chunk of the same text.
  public var embeddingsReused = 0
  /// The chunks in the index now.
  public var chunksTotal = 0
  /// The version of the index now; 0 for none.
  public var version: UInt64 = 0
  /// Whether a version was made.
  public var hasCommitted = false
  /// What could not be ingested, and warnings.
  public var diagnostics: [Diagnostic] = []
  /// Why everything was indexed anew, `nil` when it was not.
  public var rebuildReason: String?

  /// A report of nothing.
  public init() {}

  /// Whether every document could be ingested.
  public var isComplete: Bool { statistics.numberOfDocumentsFailed == 0 }
}
