import Retrieval

/// A passage as providers take retrieved text: a source, a title and blocks of text that the model can cite.
///
/// The chunk's header is a block of its own, and so is each of its lines, so that a cited range of blocks is a range of
/// lines. The source is the document's address and the chunk's id: it names the passage alone.
struct SearchResult: Sendable, Hashable {
  /// The document's address and the chunk's id, joined by `#`.
  let source: String
  /// The document's key.
  let title: String
  /// The passage's chunk.
  let chunk: ChunkID
  /// The texts; at least one, none of them blank: providers refuse blank text.
  let blocks: [String]
  /// The position of each block's line in the chunk, `nil` for the header.
  private let lines: [Int?]

  init(_ passage: Passage) {
    let chunk = passage.chunk
    source = "\(passage.uri)#\(chunk.id)"
    title = chunk.document.key.isBlank ? source : chunk.document.key
    self.chunk = chunk.id
    let header: [(text: String, line: Int?)] = [(chunk.header, nil)]
    let parts = (header + chunk.lines.enumerated().map { ($0.element.text, $0.offset) }).filter { !$0.text.isBlank }
    blocks = parts.isEmpty ? [title] : parts.map(\.text)
    lines = parts.isEmpty ? [nil] : parts.map(\.line)
  }

  /// The positions of the chunk's lines that a citation names; none, which stands for the whole chunk, when its range
  /// is not in the result or does not hold the text that it quotes.
  func lines(citedBy citation: NativeCitation) -> [Int] {
    guard let start = citation.start, blocks.indices.contains(start) else { return [] }
    // Anthropic's ranges end before their end; AWS does not say (unverified), and an empty range is one block.
    let end = max(start + 1, min(citation.end ?? start, blocks.count))
    let quoted = citation.text.wordSpaced
    let held = (start..<end).filter { index in
      let block = blocks[index].wordSpaced
      return quoted.isEmpty || quoted.contains(block) || block.contains(quoted)
    }
    return held.compactMap { lines[$0] }
  }

  /// Whether one of the blocks holds a quotation.
  func holds(_ text: String) -> Bool {
    let quoted = text.wordSpaced
    return !quoted.isEmpty && blocks.joined(separator: " ").wordSpaced.contains(quoted)
  }
}

extension String {
  /// Whether there is nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The words with one space between each two: quotations are laid out differently from what they quote.
  fileprivate var wordSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
