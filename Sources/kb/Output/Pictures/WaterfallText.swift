import Predictions
import Tools

/// A waterfall for a terminal: a line a step, with its value, what it adds, a bar and the sum so far.
struct WaterfallText {
  private let waterfall: Waterfall
  private let width: Int
  private let usesColor: Bool
  private let styled: (String, TextStyle) -> String
  private let range: ClosedRange<Double>

  private static let narrowestBar = 12
  private static let widestBar = 72

  /// A waterfall in so many columns; no line is longer unless there are fewer than 60.
  init(_ explanation: PredictionExplanation, width: Int, console: Console) {
    self.init(explanation, width: width, usesColor: console.usesColor, styled: console.styled)
  }

  init(
    _ explanation: PredictionExplanation, width: Int, usesColor: Bool = false,
    styled: @escaping (String, TextStyle) -> String = { text, _ in text }
  ) {
    waterfall = Waterfall(explanation)
    self.width = max(60, width)
    self.usesColor = usesColor
    self.styled = styled
    range = waterfall.range
  }

  var text: String {
    ([styled(cut(waterfall.title, width), .bold), styled(cut(waterfall.subtitle, width), .dim), "", header]
      + waterfall.rows.map(line) + ["", legend]).joined(separator: "\n")
  }

  private var rows: [Waterfall.Row] { waterfall.rows }
  private var phiWidth: Int { max(5, rows.filter(\.isStep).map { phiText($0).count }.max() ?? 0) }
  private var sumWidth: Int { max(4, rows.map { sumText($0).count }.max() ?? 0) }
  private var nameWidth: Int { min(rows.map(\.name.count).max() ?? 0, width < 100 ? 25 : 40) }

  private var valueWidth: Int {
    let widest = max(5, rows.filter(\.isStep).map(\.value.count).max() ?? 0)
    let free = width - nameWidth - phiWidth - sumWidth - 6 - Self.narrowestBar
    return min(widest, free, width < 100 ? 15 : 30)
  }

  private var barWidth: Int {
    min(width - nameWidth - valueWidth - phiWidth - sumWidth - 6, Self.widestBar)
  }

  private var header: String {
    styled(
      "\(pad("feature", nameWidth))  \(pad("value", valueWidth)) \(pad(left: "adds", phiWidth))  "
        + "\(pad("", barWidth)) \(pad(left: "sum", sumWidth))", .dim)
  }

  private func line(_ row: Waterfall.Row) -> String {
    let name = pad(cut(row.name, nameWidth), nameWidth)
    let value = pad(row.isStep ? cut(row.value, valueWidth) : "", valueWidth)
    let phi = pad(left: row.isStep ? phiText(row) : "", phiWidth)
    let isEnd = !row.isStep
    return "\(isEnd ? styled(name, .bold) : name)  \(value) \(phi)  \(isEnd ? marker(row) : bar(row)) "
      + pad(left: sumText(row), sumWidth)
  }

  private func phiText(_ row: Waterfall.Row) -> String { NumberText.signed(row.phi, waterfall.decimals) }
  private func sumText(_ row: Waterfall.Row) -> String { NumberText.fixed(row.end, waterfall.decimals) }

  private func place(_ margin: Double) -> Double {
    (margin - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  private func cell(_ margin: Double) -> Int {
    Int(place(margin) * Double(barWidth), within: 0...max(barWidth - 1, 0))
  }

  /// The cell of the threshold, `nil` when it lies outside.
  private var thresholdCell: Int? { waterfall.threshold.flatMap { range.contains($0) ? cell($0) : nil } }

  private func bar(_ row: Waterfall.Row) -> String {
    // Where colour does not tell up from down, the shade does.
    let bar = EighthBar(
      from: place(row.start), to: place(row.end), width: barWidth, allowsInverse: usesColor,
      full: usesColor || row.phi >= 0 ? "█" : "▒")
    let style = style(raises: row.phi >= 0)
    var text = ""
    var run = ""
    for (index, cell) in bar.cells.enumerated() {
      // Cells that look alike share one sequence of the terminal.
      if cell == .empty || cell.isInverse {
        text += run.isEmpty ? "" : styled(run, style)
        run = ""
      }
      if cell == .empty {
        text += index == thresholdCell ? styled("┊", .dim) : " "
      } else if cell.isInverse {
        text += "\u{1B}[7m" + styled(String(cell.character), style)
      } else {
        run.append(cell.character)
      }
    }
    return text + (run.isEmpty ? "" : styled(run, style))
  }

  /// The line of an end: where it lies, with its prediction beside it.
  private func marker(_ row: Waterfall.Row) -> String {
    var cells = (0..<barWidth).map { $0 == thresholdCell ? Character("┊") : " " }
    let position = cell(row.end)
    let label = Array(row.value)
    let fits = position + 2 + label.count <= barWidth
    let start = fits ? position + 2 : max(0, position - 1 - label.count)
    for (offset, character) in label.enumerated() where start + offset < barWidth { cells[start + offset] = character }
    if cells.indices.contains(position) { cells[position] = "┃" }
    return styled(String(cells), row.kind == .prediction ? .bold : .dim)
  }

  private func style(raises: Bool) -> TextStyle {
    switch (waterfall.explanation.model.isRisk, raises) {
    case (true, true): .red
    case (true, false): .blue
    case (false, true): .cyan
    case (false, false): .yellow
    }
  }

  private var legend: String {
    let lower = usesColor ? styled("█", style(raises: false)) : "▒"
    let colors = ["\(styled("█", style(raises: true))) raises  \(lower) lowers"]
    let model = waterfall.explanation.model
    let threshold = thresholdCell == nil ? [] : ["┊ threshold \(model.threshold.map(model.display) ?? "")"]
    let keys = (colors + threshold).joined(separator: "  ")
    let note = Self.wrapped(waterfall.note, width).map { styled($0, .dim) }
    return ([keys] + note).joined(separator: "\n")
  }
}

extension WaterfallText {
  private func cut(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func pad(left text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The words of a text in lines of so many columns.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
