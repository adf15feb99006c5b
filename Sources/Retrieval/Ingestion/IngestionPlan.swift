/// What an ingestion would do.
public struct IngestionPlan: Sendable, Hashable {
  /// The documents that something is to be done with, in their order.
  public var changes: [DocumentChange] = []
  /// How many documents stay as they are.
  public var unchangedDocuments = 0
  /// The texts that would be embedded, each once.
  public var embeddingCalls = 0
  /// The tokens of these texts, by `TokenCounter`.
  public var embeddingTokens = 0
  /// The chunks that take over a vector: from the index, an interrupted ingestion, or a chunk of the same text.
  public var reusedEmbeddings = 0
  /// What cannot be ingested.
  public var diagnostics: [Diagnostic] = []
  /// Why everything would be indexed anew, `nil` when it would not.
  public var rebuildReason: String?

  /// The segments that would be written anew because they lack codes or have wider elements than wanted.
  public var outdatedSegments = 0

  /// A plan to do nothing.
  public init() {}

  /// Whether a sync would change the index.
  public var isStale: Bool { !changes.isEmpty || rebuildReason != nil || outdatedSegments > 0 }
}
