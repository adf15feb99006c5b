/// Writes a Markdown document as lines: headings, the sentences of paragraphs, one line a list item, table row
/// (`column: value; column: value`) and line of code.
///
/// A list item that begins with strong or code text, as `- **name** (unit): meaning`, has one field: the strong text
/// as its name, and as its value all that follows the colon or dash after it (`(unit): meaning` here).
struct MarkdownLines {
  private(set) var lines: [DraftLine] = []
  /// The first heading of the first level, unless all lines stand under it.
  private(set) var title: String?

  private let source: SourceText
  private let outline: MarkdownOutline
  private let sentence: Int
  /// The headings above the line at hand.
  private var headings: [(level: Int, title: String)] = []
  private var context: [String] { headings.map(\.title) }

  /// - Parameter sentence: the tokens above which a sentence is cut.
  init(_ source: SourceText, sentence: Int) {
    self.source = source
    self.sentence = sentence
    let frontMatter = FrontMatter(source)
    outline = MarkdownOutline(source.bytes, from: frontMatter?.end ?? source.start)
    lines = frontMatter?.lines ?? []
    for block in outline.blocks { add(block, depth: 0, marker: "", isQuoted: false) }
    nameTitle()
  }

  /// Where every section stands under the title, it is part of every path, front matter included; otherwise it is
  /// to be named beside them.
  private mutating func nameTitle() {
    guard let title, lines.allSatisfy({ $0.context.isEmpty || $0.context.first == title }) else { return }
    for index in lines.indices where lines[index].context.isEmpty {
      lines[index].context = [title]
      lines[index].namesContext = true
    }
    self.title = nil
  }

  private mutating func add(_ block: MarkdownBlock, depth: Int, marker: String, isQuoted: Bool) {
    switch block.kind {
    case .heading(let level, let text): addHeading(level, text, block.lines)
    case .paragraph(let column): addParagraph(block.lines, column: column, marker: marker, isQuoted: isQuoted)
    case .code(let isFenced): addCode(block.lines, isFenced: isFenced)
    case .raw: addRaw(block.lines)
    case .quote(let blocks): for inner in blocks { add(inner, depth: depth, marker: "", isQuoted: true) }
    case .list(let items):
      for item in items {
        let indentation = String(repeating: "  ", count: depth)
        for (index, inner) in item.blocks.enumerated() {
          add(inner, depth: depth + 1, marker: index == 0 ? indentation + item.marker + " " : "", isQuoted: isQuoted)
        }
      }
    }
  }

  private mutating func addHeading(_ level: Int, _ text: String, _ range: Range<Int>) {
    guard !text.isEmpty, let bytes = bytes(of: range) else { return }
    headings.removeAll { $0.level >= level }
    headings.append((level, text))
    if level == 1, title == nil { title = text }
    // A section that follows its heading's own heading at once belongs with it.
    let followsHeading = lines.last.map { $0.start == .section && $0.namesContext } ?? false
    lines.append(
      DraftLine(
        text: text, span: source.span(bytes), context: context, namesContext: true,
        start: followsHeading ? .line : .section))
  }

  private mutating func addParagraph(_ range: Range<Int>, column: Int, marker: String, isQuoted: Bool) {
    var ranges = range.compactMap { line in
      outline.lines.indices.contains(line) ? content(of: outline.lines[line], isQuoted: isQuoted) : nil
    }
    if let first = ranges.first, let line = range.first, !marker.isEmpty || isQuoted {
      let start = min(outline.lines[line].lowerBound + column, first.upperBound)
      ranges[0] = source.trimmed(max(first.lowerBound, start)..<first.upperBound)
    }
    ranges.removeAll(where: \.isEmpty)
    if let table = MarkdownTable(ranges, in: source.bytes) {
      addText(Array(table.preceding), marker: marker, isQuoted: isQuoted)
      addRows(of: table)
    } else {
      addText(ranges, marker: marker, isQuoted: isQuoted)
    }
  }

  /// A line without white space at its ends and, in a quotation, without its marks.
  private func content(of line: Range<Int>, isQuoted: Bool) -> Range<Int> {
    var range = source.trimmed(line)
    while isQuoted, let first = range.first, source.bytes[first] == UInt8(ascii: ">") {
      range = source.trimmed(first + 1..<range.upperBound)
    }
    return range
  }

  private mutating func addText(_ ranges: [Range<Int>], marker: String, isQuoted: Bool) {
    guard let first = ranges.first, let last = ranges.last else { return }
    let whole = first.lowerBound..<last.upperBound
    if !marker.isEmpty, !isQuoted, let field = definition(in: whole) {
      append(marker + InlineMarkup.plain(source.bytes[whole]), whole, fields: [field], start: .line)
      return
    }
    // The marks of a quotation stand between its lines, so that they cannot be read as one text.
    let prose = Prose(bytes: source.bytes)
    let pieces = (isQuoted ? ranges : [whole]).flatMap { prose.pieces(in: $0, tokens: sentence) }
    for (index, piece) in pieces.enumerated() {
      let text = InlineMarkup.plain(source.bytes[piece])
      if text.isEmpty { continue }
      append(
        index == 0 ? marker + text : text, piece,
        start: index > 0 ? .continuation : marker.isEmpty ? .block : .line)
    }
  }

  private func definition(in range: Range<Int>) -> ChunkField? {
    guard let (name, meaning) = InlineMarkup.definition(in: range, of: source.bytes) else { return nil }
    return ChunkField(
      name: InlineMarkup.plain(source.bytes[name]), value: InlineMarkup.plain(source.bytes[meaning]),
      span: source.span(meaning))
  }

  private mutating func addRows(of table: MarkdownTable) {
    var start = DraftLine.Start.block
    for row in table.rows {
      let fields = table.fields(of: row, in: source)
      if fields.isEmpty { continue }
      append(JSONTable.text(of: fields, whenEmpty: ""), row, fields: fields, start: start)
      start = .line
    }
  }

  private mutating func addCode(_ range: Range<Int>, isFenced: Bool) {
    var range = range
    if isFenced {
      range = range.dropFirst()
      if let last = range.last,
        source.trimmed(outline.lines[last]).allSatisfy({ "`~>".utf8.contains(source.bytes[$0]) })
      {
        range = range.dropLast()
      }
    }
    var start = DraftLine.Start.block
    for line in range where !source.trimmed(outline.lines[line]).isEmpty {
      let bytes = outline.lines[line].lowerBound..<source.trimmed(outline.lines[line]).upperBound
      append(source.string(bytes), bytes, start: start)
      start = .line
    }
  }

  private mutating func addRaw(_ range: Range<Int>) {
    for line in range {
      let bytes = source.trimmed(outline.lines[line])
      if !bytes.isEmpty { append(SourceText.flat(source.bytes[bytes]), bytes, start: .block) }
    }
  }

  private mutating func append(
    _ text: String, _ range: Range<Int>, fields: [ChunkField] = [], start: DraftLine.Start
  ) {
    lines.append(DraftLine(text: text, span: source.span(range), fields: fields, context: context, start: start))
  }

  private func bytes(of range: Range<Int>) -> Range<Int>? {
    guard let first = range.first, let last = range.last, outline.lines.indices.contains(last) else { return nil }
    return source.trimmed(outline.lines[first].lowerBound..<outline.lines[last].upperBound)
  }
}
