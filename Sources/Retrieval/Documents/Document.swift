/// A document as it was read from its data source.
public struct Document: Sendable, Hashable {
  /// Which document it is.
  public var id: DocumentID
  /// Where it lives, `s3://bucket/key` for a folder that mirrors a bucket.
  public var uri: String
  /// How to read its bytes.
  public var format: DocumentFormat
  /// Its content, UTF-8.
  public var bytes: [UInt8]
  /// The attributes of its metadata file, empty without one.
  public var metadata: Metadata
  /// The attributes of the metadata file that are to be embedded with the text (`includeForEmbedding`).
  public var embeddedMetadata: [String]

  /// A document with all its parts.
  public init(
    id: DocumentID, uri: String, format: DocumentFormat, bytes: [UInt8], metadata: Metadata = [:],
    embeddedMetadata: [String] = []
  ) {
    self.id = id
    self.uri = uri
    self.format = format
    self.bytes = bytes
    self.metadata = metadata
    self.embeddedMetadata = embeddedMetadata
  }
}
