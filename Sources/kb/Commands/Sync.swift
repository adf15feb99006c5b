import ArgumentParser
import Retrieval
import Workspaces

struct Sync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the index up to date with the documents.",
    discussion: "Only what changed is read, cut and embedded. Exit code 1 when a document could not be ingested.")

  @Flag(help: "Index everything anew; vectors of unchanged texts are kept.")
  var full = false

  @Flag(help: "Remove documents of data sources that are configured no more.")
  var prune = false

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await location.workspace(host)
    let start = ContinuousClock.now
    let line = ProgressLine("indexing", unit: "documents")
    defer { line.finish() }
    let report = try await workspace.sync(IngestionOptions(rebuilds: full, prunes: prune)) {
      line.update($0.documents, of: $0.total)
    }
    line.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if !console.json {
      let sources = workspace.selection.dataSources
      for diagnostic in report.diagnostics { console.note(diagnostic.text(sources, from: host.workingDirectory)) }
    }
    try console.print(report.json(seconds: seconds), or: report.text(seconds: seconds))
    if !report.isComplete { throw ExitStatus.internalError }
  }
}
