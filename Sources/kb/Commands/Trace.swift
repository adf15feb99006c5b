import ArgumentParser
import JSON
import Workspaces

struct Trace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the recorded runs, or print the steps of one.")

  @Argument(help: ArgumentHelp("The run: its id, the beginning of it, or \"last\".", valueName: "id"))
  var run: String?

  @Option(help: ArgumentHelp("How many runs to list.", valueName: "n"))
  var limit = 20

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit: expected a number from 1 on, found \(limit)") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await Workspace(host: host, docs: location.documents(host), flags: location.flags)
    if let run {
      let record = try workspace.runs.run(run)
      try console.print(record.traceJSON, or: TraceText(record, console).text)
    } else {
      try list(workspace.runs, console)
    }
  }

  private func list(_ runs: RunStore, _ console: Console) throws {
    let total = try runs.ids().count
    let listed = try runs.list(limit)
    if total == 0, !console.json { return console.note("no run is recorded yet") }
    try console.print(
      ["total": .number(total), "runs": .array(listed.map(\.json))], or: RunTable(listed).text)
    if total > listed.count, !console.json {
      console.note("\(total - listed.count) older runs: kb trace --limit \(total)")
    }
  }
}
