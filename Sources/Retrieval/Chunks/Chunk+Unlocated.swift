extension Chunk {
  /// A chunk of which only the text is known, not where it stands in its document: one that another program cut.
  ///
  /// Its lines are those of the text that are not empty, with `SourceSpan.unknown` and without pointers; it has no header,
  /// and the ordinal 0.
  public init(unlocated text: String, id: ChunkID, document: DocumentID) {
    let lines = text.split(whereSeparator: \.isNewline).map { ChunkLine(text: String($0), span: .unknown) }
    self.init(
      id: id, document: document, ordinal: 0, header: "", headings: [],
      lines: lines.isEmpty ? [ChunkLine(text: "", span: .unknown)] : lines, tokenCount: TokenCounter().count(text))
  }
}
