/// A chunk as it goes into a segment, apart from its vector.
public struct SegmentRow: Sendable, Hashable {
  /// The chunk.
  public var chunkID: ChunkID
  /// The document it is of.
  public var document: DocumentID
  /// Where the document lives.
  public var uri: String
  /// The metadata of the document.
  public var metadata: Metadata
  /// 16 bytes of a hash of the embedding model and the embedded text: equal keys have equal vectors.
  public var embeddingKey: [UInt8]
  /// How often each analysed term occurs.
  public var terms: [String: Int]
  /// How many terms there are in all.
  public var length: Int
  /// What a passage is made of, opaque here.
  public var record: [UInt8]

  /// A row with all its parts.
  public init(
    chunkID: ChunkID, document: DocumentID, uri: String, metadata: Metadata, embeddingKey: [UInt8],
    terms: [String: Int], length: Int, record: [UInt8]
  ) {
    self.chunkID = chunkID
    self.document = document
    self.uri = uri
    self.metadata = metadata
    self.embeddingKey = embeddingKey
    self.terms = terms
    self.length = length
    self.record = record
  }
}
