import JSON
import Workspaces

/// A passage in its document: a title, then the lines with their numbers, the cited ones marked.
struct ExcerptText {
  let excerpt: Excerpt
  let console: Console

  init(_ excerpt: Excerpt, _ console: Console) {
    self.excerpt = excerpt
    self.console = console
  }

  var text: String {
    let place = excerpt.cited.isEmpty ? "" : "  " + SourceLine.lines(excerpt.cited)
    return ([console.styled(title, .bold) + place] + notice + lines + recorded).joined(separator: "\n")
  }

  private var title: String {
    switch excerpt.origin {
    case .document(let id, _): id.key.withoutControls
    case .toolResult(let call): "\(call.name) \(JSONValue.object(call.input).text())".withoutControls
    }
  }

  private var isOfTool: Bool { if case .toolResult = excerpt.origin { true } else { false } }

  private var notice: [String] {
    let notice: String? =
      switch excerpt.state {
      case .gone where isOfTool: "the run's record does not hold the result; cited was:"
      case .unchanged: nil
      case .moved: "the document changed: the passage now stands in these lines"
      case .changed: "the document changed since it was indexed" + (excerpt.passage == nil ? "" : "; the passage was:")
      case .gone:
        "the document is gone or cannot be read" + (excerpt.passage == nil ? "" : "; the passage was:")
      }
    return notice.map { [console.styled("(\($0))", .yellow)] } ?? []
  }

  /// The passage as it was cited, where the document no longer has it.
  private var recorded: [String] {
    guard excerpt.lines.isEmpty, let passage = excerpt.passage else { return [] }
    return passage.withoutControls.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
  }

  private var lines: [String] {
    let width = "\(excerpt.lines.last?.number ?? 0)".count
    var previous = excerpt.lines.first?.number ?? 0
    return excerpt.lines.flatMap { line -> [String] in
      let gap = line.number > previous + 1 ? [String(repeating: " ", count: width + 2) + "…"] : []
      previous = line.number
      let number = "\(line.number)"
      let margin = String(repeating: " ", count: width - number.count) + number
      let text = line.text.withoutControls
      return gap + [line.isCited ? console.styled("> \(margin)  \(text)", .cyan) : "  \(margin)  \(text)"]
    }
  }
}
