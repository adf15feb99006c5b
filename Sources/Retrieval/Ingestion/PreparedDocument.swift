/// A document that was read, cut and analysed, and waits for its vectors.
struct PreparedDocument: Sendable {
  /// A chunk with what the index keeps of it.
  struct Row: Sendable {
    let chunk: Chunk
    let text: String
    let embeddingKey: [UInt8]
    let terms: [String: Int]
    let length: Int
  }

  let kind: DocumentChange.Kind
  let document: Document
  let contentHash: [UInt8]
  let metadataHash: [UInt8]
  /// The file, `nil` for a document that was handed over.
  let listed: ListedDocument?
  let rows: [Row]
}
