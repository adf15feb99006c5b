import SQLite

extension QueryResult {
  /// Columns of text under their names, numbers at the right; line feeds and tabs are spaces. No width is kept.
  public var table: String {
    let lines = [columns.map(\.name)] + rows.map { $0.map { Self.line($0.displayText ?? "") } }
    let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let rule = [widths.map { String(repeating: "-", count: $0) }]
    return (lines.prefix(1) + rule + lines.dropFirst()).map { cells in
      let padded = cells.enumerated().map { index, cell in
        let space = String(repeating: " ", count: max(widths[index] - cell.count, 0))
        return columns[index].type.isNumeric ? space + cell : cell + space
      }
      return Self.withoutTrailingSpace(padded.joined(separator: "  "))
    }.joined(separator: "\n")
  }

  /// A table of GitHub's Markdown; `|` and line feeds in cells are escaped.
  public var markdown: String {
    let rule = columns.map { $0.type.isNumeric ? "---:" : "---" }
    let cells = rows.map { $0.map { Self.line($0.displayText ?? "").replacing("|", with: "\\|") } }
    let names = columns.map { Self.line($0.name).replacing("|", with: "\\|") }
    return ([names, rule] + cells).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// Comma-separated values with a header (RFC 4180, lines ended by line feeds); null is an empty field.
  public var csv: String {
    let lines = [columns.map { Self.field($0.name) }] + rows.map { $0.map { Self.field($0.displayText) } }
    return lines.map { $0.joined(separator: ",") }.joined(separator: "\n")
  }

  private static func field(_ text: String?) -> String {
    guard let text else { return "" }
    let needsQuotes = text.isEmpty || text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  private static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private static func withoutTrailingSpace(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension QueryResult.ColumnType {
  fileprivate var isNumeric: Bool { self == .integer || self == .real }
}
