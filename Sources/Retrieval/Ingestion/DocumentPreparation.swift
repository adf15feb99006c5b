import Storage

/// Reads a document, tells whether it changed, and cuts it into chunks with their terms.
struct DocumentPreparation: Sendable {
  /// What reading a document came to.
  enum Outcome: Sendable {
    /// It cannot be ingested.
    case failed(Diagnostic)
    /// It is what the index holds; only its files look new.
    case unchanged(DocumentEntry, ListedDocument?)
    /// It is to be indexed.
    case changed(PreparedDocument)
  }

  let chunker: Chunker
  let analyzer = TextAnalyzer()
  let modelID: String
  /// Whether unchanged documents are indexed, too.
  let rebuilds: Bool

  /// Reads one listed document. O(bytes).
  func outcome(of listed: ListedDocument, in source: DataSource, known: DocumentEntry?) -> Outcome {
    do throws(Diagnostic) {
      return try outcome(of: try source.read(listed), listed: listed, known: known)
    } catch {
      return .failed(error)
    }
  }

  /// Looks at a document that was read, `listed` where it is a file. O(bytes).
  func outcome(
    of document: Document, listed: ListedDocument?, known: DocumentEntry?
  ) throws(Diagnostic) -> Outcome {
    let contentHash = Array(SHA256.hash(document.bytes).prefix(16))
    let metadataHash = Array(SHA256.hash(Self.canonicalMetadata(of: document)).prefix(16))
    var kind = DocumentChange.Kind.new
    if let known {
      kind = known.contentHash != contentHash ? .modified : .metadata
      if known.contentHash == contentHash, known.metadataHash == metadataHash {
        guard rebuilds else { return .unchanged(known, listed) }
        kind = .reindexed
      }
    }
    let rows = try chunker.chunks(of: document).map(row)
    return .changed(
      PreparedDocument(
        kind: kind, document: document, contentHash: contentHash, metadataHash: metadataHash, listed: listed,
        rows: rows))
  }

  private func row(_ chunk: Chunk) -> PreparedDocument.Row {
    let text = chunk.text
    let terms = analyzer.frequencies(in: text)
    let key = SHA256.hash(Array(modelID.utf8) + [0] + Array(text.utf8))
    return PreparedDocument.Row(
      chunk: chunk, text: text, embeddingKey: Array(key.prefix(16)), terms: terms,
      length: terms.values.reduce(0, +))
  }

  /// The metadata and what else is kept of a document beside its content, in a form that is equal when they are.
  private static func canonicalMetadata(of document: Document) -> [UInt8] {
    let attributes = document.metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let parts = [document.uri, document.format.rawValue] + attributes + document.embeddedMetadata.sorted()
    // Lengths keep neighbouring parts apart.
    return parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
  }
}
