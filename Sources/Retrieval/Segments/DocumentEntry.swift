import Storage

/// A document of an index: what tells whether it changed, and where its rows are.
public struct DocumentEntry: Sendable, Hashable {
  /// Which document.
  public var id: DocumentID
  /// Where it lives.
  public var uri: String
  /// How its bytes are read.
  public var format: DocumentFormat
  /// A hash of its bytes, of any length.
  public var contentHash: [UInt8]
  /// A hash of its metadata, of any length.
  public var metadataHash: [UInt8]
  /// What the file system said of its file when it was read; `nil` where that is not known.
  public var stamp: FileIdentity?
  /// The same of its metadata file; `nil` without one.
  public var metadataStamp: FileIdentity?
  /// Its rows; `nil` for a document without chunks.
  public var location: RowLocation?

  /// An entry with all its parts.
  public init(
    id: DocumentID, uri: String, format: DocumentFormat, contentHash: [UInt8], metadataHash: [UInt8],
    stamp: FileIdentity?, metadataStamp: FileIdentity? = nil, location: RowLocation?
  ) {
    self.id = id
    self.uri = uri
    self.format = format
    self.contentHash = contentHash
    self.metadataHash = metadataHash
    self.stamp = stamp
    self.metadataStamp = metadataStamp
    self.location = location
  }

  /// Whether both hashes are those of another entry.
  public func hasContent(of other: DocumentEntry) -> Bool {
    contentHash == other.contentHash && metadataHash == other.metadataHash
  }
}
