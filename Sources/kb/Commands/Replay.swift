import Agents
import ArgumentParser
import JSON
import Workspaces

struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a recorded run again over the index as it is now, and compare.",
    discussion: """
      The model says what it said then; every request to it is compared with the record, with the instruction that is \
      in force now. Exit code 7 when a request or the answer differs.
      """)

  @Argument(help: ArgumentHelp("The run: its id, the beginning of it, or \"last\".", valueName: "id"))
  var run: String

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await Workspace(host: host, docs: location.documents(host), flags: location.flags)
    let record = try workspace.runs.run(run)
    guard let knowledgeBase = try await workspace.knowledgeBase() else {
      throw workspace.withoutIndex
    }
    let replayed = try await workspace.replay(record, over: knowledgeBase)
    let differences = replayed.differences
    try console.print(
      [
        "run": .string(record.header.run), "identical": .bool(differences.isEmpty),
        "differences": .array(differences.map(JSONValue.string)), "answer": .object(replayed.answer.numberedJSON),
      ], or: text(record.header.run, replayed, differences))
    if !differences.isEmpty { throw ExitStatus.gateFailed }
  }

  private func text(_ run: String, _ replayed: ReplayedRun, _ differences: [String]) -> String {
    guard differences.isEmpty else {
      return "run \(run): the answer differs from the record in \(differences.joined(separator: ", "))"
    }
    let turns = replayed.record.turns.count
    return "run \(run): identical (\(turns) \(turns == 1 ? "turn" : "turns"), "
      + "\(replayed.answer.citations.count) citations, \(replayed.answer.milliseconds.fixed(0)) ms)"
  }
}
