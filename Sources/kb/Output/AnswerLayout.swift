/// Lays out the lines of an answer: the marks of a list below one another, and bars beside the figures of a ranking.
struct AnswerLayout {
  let console: Console
  /// The columns that bars may take from, `nil` for no bars.
  let width: Int?

  private static let widestBar = 24
  private static let widestList = 100

  /// Bars are drawn for someone who looks at them, never into a file or a pipe.
  init(_ console: Console) {
    self.console = console
    width = Terminal.output.isInteractive && !console.json ? Terminal.output.width : nil
  }

  func text(_ lines: [MarkedLine]) -> String {
    var rows: [String] = []
    var index = 0
    while index < lines.count {
      let list = lines[index...].prefix { $0.isIndented && !$0.trailing.isEmpty }
      rows += list.isEmpty ? [row(lines[index], body: lines[index].body(console.styled), bar: "")] : self.list(list)
      index += max(1, list.count)
    }
    return rows.joined(separator: "\n")
  }

  private func list(_ lines: ArraySlice<MarkedLine>) -> [String] {
    let widest = lines.map(\.plain.count).max() ?? 0
    let column = widest <= Self.widestList ? widest : 0
    let bars = bars(lines, column: widest)
    return zip(lines, bars).map { line, bar in
      let padding = String(repeating: " ", count: max(0, column - line.plain.count))
      return row(line, body: line.body(console.styled) + padding, bar: bar)
    }
  }

  private func row(_ line: MarkedLine, body: String, bar: String) -> String {
    let marks = line.trailing.map { console.styled("[\($0)]", .cyan) }.joined()
    if marks.isEmpty { return body }
    return "\(body)  \(bar)\(marks)"
  }

  private func bars(_ lines: ArraySlice<MarkedLine>, column: Int) -> [String] {
    let none = lines.map { _ in "" }
    let figures = lines.compactMap(\.figure)
    let longest = min(Self.widestBar, (width ?? 0) - column - 10)
    guard figures.count == lines.count, figures.count > 1, let highest = figures.max(), highest > 0, longest >= 8 else {
      return none
    }
    return figures.map { figure in
      let length = Int((figure / highest * Double(longest)).rounded())
      let bar = String(repeating: "█", count: length) + String(repeating: " ", count: longest - length)
      return console.styled(bar, .green) + "  "
    }
  }
}
