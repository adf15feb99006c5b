/// A horizontal bar of Unicode block elements, to an eighth of a cell where the terminal can show it.
struct EighthBar {
  /// The cells, each with whether it is to be shown inverse: its left part empty, its right part filled.
  let cells: [Cell]

  struct Cell: Hashable {
    let character: Character
    var isInverse = false

    static let empty = Cell(character: " ")
  }

  private static let left: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// A bar between two places of a line of so many cells, each place from 0 to 1; never thinner than an eighth.
  ///
  /// - Parameters:
  ///   - allowsInverse: whether cells may be inverse; otherwise the left edge is drawn to half a cell.
  ///   - full: what a full cell is drawn with.
  init(
    from start: Double, to end: Double, width: Int, allowsInverse: Bool = false, full: Character = "█"
  ) {
    let total = max(0, width) * 8
    let ends = [start, end].map { Int(($0 * Double(total)).rounded(), within: 0...total) }.sorted()
    let lower = min(ends[0], max(0, total - 1))
    let upper = max(ends[1], min(lower + 1, total))
    cells = (0..<max(0, width)).map { index in
      let first = min(max(lower - index * 8, 0), 8)
      let last = min(max(upper - index * 8, 0), 8)
      return last - first == 8 ? Cell(character: full) : Self.cell(first, last, allowsInverse)
    }
  }

  /// The cell that is filled from one eighth to another.
  private static func cell(_ first: Int, _ last: Int, _ allowsInverse: Bool) -> Cell {
    guard last > first else { return .empty }
    if first == 0 { return Cell(character: left[last]) }
    if last == 8, allowsInverse { return Cell(character: left[first], isInverse: true) }
    switch (last - first, first) {
    case (6..., _): return Cell(character: "█")
    case (3..., 3...): return Cell(character: "▐")
    case (_, 4...): return Cell(character: "▕")
    default: return Cell(character: left[last - first])
    }
  }
}
