import Workspaces

/// The line that describes a source: `[1] KEY#/features/0 … /features/4  lines 12–16`.
struct SourceLine {
  let source: NumberedSource
  let console: Console

  var text: String {
    let mark = console.styled("[\(source.number)]", .cyan)
    return "\(mark) \(source.document.key.withoutControls)\(place)  \(Self.lines(source.lines)) · score \(score)"
  }

  private var score: String { source.score.fixed(2) }

  /// The JSON pointers as a fragment, or the titles of the sections.
  private var place: String {
    let pointers = source.pointers.map(\.withoutControls)
    switch pointers.count {
    case 0: return source.headings.isEmpty ? "" : " § " + source.headings.joined(separator: " > ").withoutControls
    case 1...3: return "#" + pointers.joined(separator: ", ")
    default: return "#\(pointers.first ?? "") … \(pointers.last ?? "")"
    }
  }

  /// `line 7`, `lines 12–16`, `lines 3, 9–11`.
  static func lines(_ ranges: [ClosedRange<Int>]) -> String {
    let shown = ranges.prefix(6).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let rest = ranges.count > 6 ? " and \(ranges.count - 6) more" : ""
    let isOne = ranges.count == 1 && ranges.first?.count == 1
    return (isOne ? "line " : "lines ") + shown.joined(separator: ", ") + rest
  }
}
