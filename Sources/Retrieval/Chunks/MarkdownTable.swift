/// A pipe table of GitHub's dialect, read from the lines of a paragraph.
struct MarkdownTable {
  /// The titles of the columns; one without a title is named by its number.
  let columns: [String]
  /// The lines of the paragraph before the table.
  let preceding: ArraySlice<Range<Int>>
  /// The lines that are rows.
  let rows: ArraySlice<Range<Int>>

  private let bytes: [UInt8]

  /// The table in these lines, `nil` when they hold none: a row of titles, then one of dashes of the same length.
  init?(_ lines: [Range<Int>], in bytes: [UInt8]) {
    self.bytes = bytes
    let isTitled = lines.indices.dropLast().first { index in
      let titles = Self.cells(in: lines[index], of: bytes)
      let rule = Self.cells(in: lines[index + 1], of: bytes)
      return bytes[lines[index + 1]].contains(0x7C) && rule.count == titles.count
        && rule.allSatisfy { Self.isRule(bytes[$0]) }
    }
    guard let first = isTitled else { return nil }
    preceding = lines[..<first]
    rows = lines[(first + 2)...]
    columns = Self.cells(in: lines[first], of: bytes).enumerated().map { index, cell in
      let title = InlineMarkup.plain(bytes[cell])
      return title.isEmpty ? "column \(index + 1)" : title
    }
  }

  /// The cells of a row that are not empty, under the titles of their columns.
  func fields(of row: Range<Int>, in source: SourceText) -> [ChunkField] {
    Self.cells(in: row, of: bytes).enumerated().compactMap { index, cell in
      let inner = InlineMarkup.unwrapped(cell, in: bytes)
      if inner.isEmpty { return nil }
      let name = columns.indices.contains(index) ? columns[index] : "column \(index + 1)"
      return ChunkField(name: name, value: InlineMarkup.plain(bytes[inner]), span: source.span(inner))
    }
  }

  /// Between pipes that no backslash precedes, without white space; pipes at the ends belong to no cell.
  private static func cells(in line: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var isEscaped = false
    for index in line {
      if bytes[index] == 0x7C, !isEscaped {
        cells.append(trimmed(start..<index, bytes))
        start = index + 1
      }
      isEscaped = bytes[index] == 0x5C && !isEscaped
    }
    cells.append(trimmed(start..<line.upperBound, bytes))
    if cells.count > 1, let first = cells.first, first.isEmpty { cells.removeFirst() }
    if cells.count > 1, let last = cells.last, last.isEmpty { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, SourceText.isSpace(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, SourceText.isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func isRule(_ cell: ArraySlice<UInt8>) -> Bool {
    var cell = cell
    if cell.first == UInt8(ascii: ":") { cell.removeFirst() }
    if cell.last == UInt8(ascii: ":") { cell.removeLast() }
    return !cell.isEmpty && cell.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}
