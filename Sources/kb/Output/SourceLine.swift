import Agents
import JSON
import Workspaces

/// The line that describes a source: `[1] KEY#/features/0 … /features/4  lines 12–16`, or
/// `[2] explain_prediction {"customer_id":12345}#/prediction  line 7`.
struct SourceLine {
  let source: NumberedSource
  let console: Console

  private static let widestInput = 100

  var text: String {
    let mark = console.styled("[\(source.number)]", .cyan)
    let lines = Self.lines(source.lines)
    switch source.origin {
    case .passage(let passage):
      let place = place(else: passage.headings)
      let score = "score \(passage.score.fixed(2))"
      let details = lines.isEmpty ? score : "\(lines) · \(score)"
      return "\(mark) \(passage.document.key.withoutControls)\(place)  \(details)"
    case .toolResult(let call): return "\(mark) \(Self.text(of: call))\(place(else: []))  \(lines)"
    }
  }

  /// The tool and what it was given, shortened to fit a line.
  static func text(of call: ToolCall) -> String {
    let input = JSONValue.object(call.input).text().withoutControls
    let shown = input.count <= widestInput ? input : input.prefix(widestInput - 1) + "…"
    return "\(call.name.withoutControls) \(shown)"
  }

  /// The JSON pointers as a fragment, or the titles of the sections.
  private func place(else headings: [String]) -> String {
    let pointers = source.pointers.map(\.withoutControls)
    switch pointers.count {
    case 0: return headings.isEmpty ? "" : " § " + headings.joined(separator: " > ").withoutControls
    case 1...3: return "#" + pointers.joined(separator: ", ")
    default: return "#\(pointers.first ?? "") … \(pointers.last ?? "")"
    }
  }

  /// `line 7`, `lines 12–16`, `lines 3, 9–11`; empty where the place is unknown, as in a knowledge base of Bedrock.
  static func lines(_ ranges: [ClosedRange<Int>]) -> String {
    let ranges = ranges.filter { $0.lowerBound > 0 }
    guard !ranges.isEmpty else { return "" }
    let shown = ranges.prefix(6).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let rest = ranges.count > 6 ? " and \(ranges.count - 6) more" : ""
    let isOne = ranges.count == 1 && ranges.first?.count == 1
    return (isOne ? "line " : "lines ") + shown.joined(separator: ", ") + rest
  }
}
