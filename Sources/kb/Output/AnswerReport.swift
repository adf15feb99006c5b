import Agents
import Workspaces

/// A run as `kb ask` prints it: the answer, its sources, and how its figures stood the check.
struct AnswerReport {
  private let run: CompletedRun
  private let sources: SourceList
  private let console: Console

  init(_ run: CompletedRun, _ console: Console) {
    self.run = run
    self.console = console
    sources = run.sources
  }

  /// What goes to stdout.
  var text: String {
    let lines = AnswerText(run.answer.text, sources, unsupported: unsupported.map(\.span)).lines
    let answer = AnswerLayout(console).text(lines)
    let list = sources.sources.map { SourceLine(source: $0, console: console).text }
    let below = (list + figures).joined(separator: "\n")
    return below.isEmpty ? answer : "\(answer)\n\n\(below)"
  }

  /// The last line on stderr: the run's id, what it took, and where to look further.
  func summary(commandOptions: String) -> String {
    let searches = run.answer.steps.count { $0.kind == .retrieval }
    let calls = run.answer.steps.count { $0.kind == .tool }
    let id = run.header.run
    var parts = [
      "run \(id)", "\(Self.count(searches, "search", "searches")), \(Self.count(calls, "tool call", "tool calls"))",
      "\(run.answer.milliseconds.fixed(0)) ms", run.spent.usd?.dollars ?? "cost unknown: no price",
    ]
    if !sources.sources.isEmpty { parts.append("kb show 1\(commandOptions) (passage)") }
    if run.warnings.isEmpty { parts.append("kb trace \(id)\(commandOptions) (steps)") }
    return parts.joined(separator: " · ")
  }

  private var unsupported: [Figure] { run.answer.figures.unsupported }

  private var figures: [String] {
    let found = run.answer.figures.supported.count
    let total = found + unsupported.count
    // Without a source there is nothing that figures could have been found in but the question.
    guard total > 0, !sources.sources.isEmpty || !unsupported.isEmpty else { return [] }
    let checked = "figures checked: \(found) of \(total) found in the sources"
    guard !unsupported.isEmpty else { return [checked] }
    let list = unsupported.map(\.text).joined(separator: ", ")
    return [checked, console.styled("unsupported, stated by no source: \(list)", .red)]
  }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
