/// A piece of a document, as it is embedded, found and cited.
public struct Chunk: Sendable, Hashable {
  /// Which chunk it is; equal text at the same place of the same document has the same id.
  public var id: ChunkID
  /// The document it was cut from.
  public var document: DocumentID
  /// Its position among the document's chunks, from 0.
  public var ordinal: Int
  /// Where it comes from, in words; the first line of `text`, empty for none.
  public var header: String
  /// The titles of the sections it stands in, from the outermost, in Markdown documents.
  public var headings: [String]
  /// Its lines, at least one.
  public var lines: [ChunkLine]
  /// The size of `text` by `TokenCounter`.
  public var tokenCount: Int

  /// A chunk with all its parts.
  public init(
    id: ChunkID, document: DocumentID, ordinal: Int, header: String, headings: [String], lines: [ChunkLine],
    tokenCount: Int
  ) {
    self.id = id
    self.document = document
    self.ordinal = ordinal
    self.header = header
    self.headings = headings
    self.lines = lines
    self.tokenCount = tokenCount
  }

  /// What is embedded, searched and shown: the header and the lines, joined by line feeds.
  public var text: String {
    ((header.isEmpty ? [] : [header]) + lines.map(\.text)).joined(separator: "\n")
  }

  /// The stretch of the document from its first to its last line, `nil` where it is not known.
  public var span: SourceSpan? {
    guard let first = lines.first?.span, first.isKnown else { return nil }
    return lines.dropFirst().reduce(first) { $0.union($1.span) }
  }

  /// The JSON pointers of its lines, in order and each once.
  public var pointers: [String] {
    var seen: Set<String> = []
    return lines.compactMap(\.pointer).filter { seen.insert($0).inserted }
  }
}
