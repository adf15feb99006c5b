/// The figures of an ingestion, by the names that Bedrock gives them (`IngestionJobStatistics`).
public struct IngestionStatistics: Sendable, Hashable {
  /// Documents that were looked at: new, modified and unchanged ones, and those that failed.
  public var numberOfDocumentsScanned = 0
  /// Documents with a metadata file.
  public var numberOfMetadataDocumentsScanned = 0
  /// Documents that are new in the index.
  public var numberOfNewDocumentsIndexed = 0
  /// Documents whose content changed.
  public var numberOfModifiedDocumentsIndexed = 0
  /// Documents of which only the metadata changed: nothing was embedded for them unless their chunks' text changed.
  public var numberOfMetadataDocumentsModified = 0
  /// Documents that are gone.
  public var numberOfDocumentsDeleted = 0
  /// Files and folders that could not be ingested.
  public var numberOfDocumentsFailed = 0

  /// All figures zero.
  public init() {}

  /// The figures with their names, in Bedrock's order.
  public var members: [(name: String, value: Int)] {
    [
      ("numberOfDocumentsScanned", numberOfDocumentsScanned),
      ("numberOfMetadataDocumentsScanned", numberOfMetadataDocumentsScanned),
      ("numberOfNewDocumentsIndexed", numberOfNewDocumentsIndexed),
      ("numberOfModifiedDocumentsIndexed", numberOfModifiedDocumentsIndexed),
      ("numberOfMetadataDocumentsModified", numberOfMetadataDocumentsModified),
      ("numberOfDocumentsDeleted", numberOfDocumentsDeleted),
      ("numberOfDocumentsFailed", numberOfDocumentsFailed),
    ]
  }
}
