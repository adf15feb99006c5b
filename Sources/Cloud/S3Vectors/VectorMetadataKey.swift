import Retrieval

/// The metadata keys that a vector carries beside its document's own: those of Bedrock, which reads such an index too.
enum VectorMetadataKey {
  /// The text of the chunk.
  static let text = "AMAZON_BEDROCK_TEXT"
  /// Where the chunk stands in its document, as JSON in a string.
  static let provenance = "AMAZON_BEDROCK_METADATA"
  /// Where the document lives.
  static let sourceURI = SegmentWriter.sourceURIAttribute
  /// The data source that the document is of.
  static let dataSource = SegmentWriter.dataSourceAttribute
  /// The id of the chunk.
  static let chunkID = "x-amz-bedrock-kb-chunk-id"
  /// What kind of content the chunk is of: `TEXT`.
  static let modality = "x-amz-bedrock-kb-source-file-modality"

  /// The keys that must not be filterable: they are longer than what is filterable may be.
  static let required = [text, provenance]
  /// The keys that a document's own metadata cannot have.
  static let reserved: Set = [text, provenance, sourceURI, dataSource, chunkID, modality]
  /// The keys of `reserved` that this program's indices cannot filter by.
  static let unfilterable: Set = [text, provenance, chunkID, modality]

  /// Whether a key is Bedrock's and none of the document's own.
  static func isBedrocks(_ key: String) -> Bool { reserved.contains(key) || key.hasPrefix("x-amz-bedrock-kb-") }
}
