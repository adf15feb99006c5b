import Retrieval

extension Document {
  /// A document from its text, as the tests write it.
  static func sample(_ key: String, _ text: String, metadata: Metadata = [:], embedded: [String] = []) -> Document {
    Document(
      id: DocumentID(dataSource: "docs", key: key), uri: "s3://bucket/" + key,
      format: DocumentFormat(fileName: key) ?? .text, bytes: Array(text.utf8), metadata: metadata,
      embeddedMetadata: embedded)
  }

  /// The lines of all its chunks when chunks are large.
  func lines() throws -> [ChunkLine] {
    try Chunker(.fixedSize(maxTokens: 8000, overlapPercentage: 1)).chunks(of: self).flatMap(\.lines)
  }
}
