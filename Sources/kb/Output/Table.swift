/// Rows of texts in columns as wide as their widest cell.
struct Table {
  private var rows: [[String]] = []

  /// Adds a row.
  mutating func append(_ cells: String...) { rows.append(cells) }

  /// The rows, two spaces between columns, nothing behind the last.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
