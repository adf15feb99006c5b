import JSON

/// Cuts documents into chunks along their structure.
///
/// No object of an array, table row or CSV record is cut: one that alone exceeds the limit stands alone in its chunk.
/// Only above what embedding models take (8,192 tokens or 50,000 characters) is it divided between its members.
/// The same document gives the same chunks on every machine.
public struct Chunker: Sendable {
  /// How documents are cut.
  public let configuration: ChunkingConfiguration
  /// The abbreviations that headers spell out.
  public let glossary: Glossary
  /// Whether a chunk begins with a line that says where it comes from; keys that say nothing only disturb a search.
  public let writesHeaders: Bool

  /// What an embedding model takes at most, in tokens.
  public static let maximumTokens = 8192
  /// What an embedding model takes at most, in characters.
  public static let maximumCharacters = 50_000

  /// A chunker with a strategy.
  public init(
    _ configuration: ChunkingConfiguration = .standard, glossary: Glossary = .general, writesHeaders: Bool = true
  ) {
    self.configuration = configuration
    self.glossary = glossary
    self.writesHeaders = writesHeaders
  }

  /// The chunks of a document in its order; none for one without content.
  ///
  /// - Throws: `Diagnostic` with line and column when the document is not what its format says.
  /// - Complexity: O(bytes).
  public func chunks(of document: Document) throws(Diagnostic) -> [Chunk] {
    let source = SourceText(document.bytes)
    let draft = try draft(of: document, source)
    let header = ChunkHeader(
      of: document, maxTokens: writesHeaders ? maxTokens : 0, requested: Self.requested(document),
      identity: draft.identity)
    let limit = lineLimit(header)
    let lines = draft.lines.filter { !$0.isEmpty }.flatMap {
      $0.divided(tokens: limit.tokens, bytes: limit.bytes, in: source)
    }
    let capacity = capacity(header, lines)
    let packing = LinePacking(lines, capacity: capacity, overlap: overlap) { path in
      let text = header.text(ofPath: path)
      return text.isEmpty ? 0 : TokenCounter().count(text) + 1
    }
    var assembly = ChunkAssembly(
      document: document.id, header: header, glossary: glossary, maxTokens: maxTokens,
      keepsHeadings: document.format == .markdown)
    return packing.chunks().map { assembly.chunk(of: lines[$0]) }
  }

  private var maxTokens: Int {
    switch configuration {
    case .fixedSize(let maxTokens, _): min(max(1, maxTokens), Self.maximumTokens)
    case .none: Self.maximumTokens
    }
  }

  private var overlap: Int {
    switch configuration {
    case .fixedSize(_, let percentage): maxTokens * min(max(0, percentage), 99) / 100
    case .none: 0
    }
  }

  /// What a line may take before it is divided.
  private func lineLimit(_ header: ChunkHeader) -> LinePacking.Capacity {
    LinePacking.Capacity(
      tokens: max(64, Self.maximumTokens - header.baseTokens - header.pathLimit - header.meaningsLimit),
      bytes: max(256, Self.maximumCharacters - 4096 - header.base.utf8.count))
  }

  /// What the lines of a chunk may take together, with room left for the rest of the header.
  private func capacity(_ header: ChunkHeader, _ lines: [DraftLine]) -> LinePacking.Capacity {
    let hasMeanings = lines.contains { !glossary.expansions(in: $0.text).isEmpty }
    let paths = Set(lines.map(\.context)).map { TokenCounter().count(header.text(ofPath: $0)) }
    let path = paths.max().map { $0 > 0 ? $0 + 1 : 0 } ?? 0
    let used = header.baseTokens + path + (hasMeanings ? header.meaningsLimit : 0)
    return LinePacking.Capacity(tokens: max(1, maxTokens - used), bytes: lineLimit(header).bytes)
  }

  private func draft(of document: Document, _ source: SourceText) throws(Diagnostic) -> DocumentDraft {
    // Sentences far below the limit leave the packing a choice of where to cut.
    let sentence = max(1, maxTokens / 3)
    do throws(DocumentDraft.Fault) {
      return try DocumentDraft(of: document, source, sentence: sentence)
    } catch {
      throw Diagnostic(
        error.code, document.id, line: source.lines.line(at: error.offset),
        column: source.lines.column(at: error.offset), error.message, advice: "correct the file")
    }
  }

  /// The attributes of the metadata file that are to be embedded.
  private static func requested(_ document: Document) -> [String] {
    document.embeddedMetadata.compactMap { name in
      document.metadata[name].map { "\(SourceText.flat(name)): \(SourceText.flat($0.text))" }
    }
  }
}
