/// The lines between two rules at the start of a Markdown document: `key: value` for the most part.
struct FrontMatter {
  /// Its lines; one of the form `key: value` has that as its field.
  private(set) var lines: [DraftLine] = []
  /// Where the document goes on.
  private(set) var end: Int

  private static let maximumLines = 200

  /// `nil` when the document begins otherwise, or the first line after the rule has no colon.
  init?(_ source: SourceText) {
    end = source.start
    var ranges: [Range<Int>] = []
    guard Self.rest(of: source, from: &end) == "---" else { return nil }
    while end < source.bytes.count, ranges.count < Self.maximumLines {
      let start = end
      let text = Self.rest(of: source, from: &end)
      if text == "---" || text == "..." {
        guard let first = ranges.first, source.bytes[first].contains(UInt8(ascii: ":")) else { return nil }
        lines = ranges.map { Self.line($0, in: source) }
        return
      }
      let range = source.trimmed(start..<end)
      if !range.isEmpty { ranges.append(range) }
    }
    return nil
  }

  /// The line at `offset`, which moves to the next one.
  private static func rest(of source: SourceText, from offset: inout Int) -> String {
    let start = offset
    let lineFeed = source.bytes[start...].firstIndex(of: 0x0A)
    offset = lineFeed.map { $0 + 1 } ?? source.bytes.count
    var end = lineFeed ?? source.bytes.count
    while end > start, SourceText.isSpace(source.bytes[end - 1]) { end -= 1 }
    return end - start > 3 ? "" : source.string(start..<end)
  }

  private static func line(_ range: Range<Int>, in source: SourceText) -> DraftLine {
    var line = DraftLine(text: SourceText.flat(source.bytes[range]), span: source.span(range))
    guard let colon = source.bytes[range].firstIndex(of: UInt8(ascii: ":")) else { return line }
    let name = SourceText.flat(source.bytes[range.lowerBound..<colon])
    let value = source.trimmed(colon + 1..<range.upperBound)
    if !name.isEmpty, !value.isEmpty {
      line.fields = [ChunkField(name: name, value: source.string(value), span: source.span(value))]
    }
    return line
  }
}
