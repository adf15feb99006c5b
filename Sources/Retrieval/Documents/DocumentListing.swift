/// What a scan of a data source finds.
public struct DocumentListing: Sendable, Hashable {
  /// The documents, in the order of their keys, each key once.
  public var entries: [ListedDocument] = []
  /// What could not be listed, in the order of the keys.
  public var diagnostics: [Diagnostic] = []
  /// The number of files whose format is not read.
  public var unsupportedCount = 0
  /// The keys of folders that could not be listed, each ending with `/`: nothing is known of documents below them,
  /// so that their absence from `entries` does not mean that they were deleted.
  public var unlistedFolders: [String] = []

  /// A listing of nothing.
  public init() {}

  /// The number of documents with a metadata file.
  public var metadataCount: Int { entries.count { $0.sidecarPath != nil } }

  /// The number of files and folders that could not be listed.
  public var failureCount: Int { diagnostics.count { $0.severity == .error } }
}
