import ArgumentParser
import Cloud
import JSON
import Retrieval
import Workspaces

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the documents as a Bedrock knowledge base takes them.",
    discussion: """
      Bedrock reads no JSON: it becomes Markdown, other formats stay as they are, and each has a .metadata.json with the \
      place of its original. What did not change is not touched, and what is gone is removed. Then, with \
      "index": "bedrock://ID" in kb.json, kb sync runs the ingestion job.
      """)

  @Argument(help: ArgumentHelp("A folder, or s3://BUCKET/PREFIX.", valueName: "place"))
  var place: String

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await location.workspace(host)
    let line = ProgressLine("exporting", unit: "documents")
    defer { line.finish() }
    let destination = try DocumentDestination(place, relativeTo: host.workingDirectory)
    let report = try await workspace.export(to: destination) { line.update($0, of: $1) }
    line.finish()
    if !console.json {
      let sources = workspace.selection.dataSources
      for diagnostic in report.diagnostics { console.note(diagnostic.text(sources, from: host.workingDirectory)) }
    }
    try console.print(Self.json(report), or: Self.text(report))
    if !report.isComplete { throw ExitStatus.internalError }
  }

  private static func json(_ report: ExportReport) -> JSONValue {
    [
      "documents": .number(report.documents), "rendered": .number(report.rendered),
      "files_written": .number(report.filesWritten), "files_unchanged": .number(report.filesUnchanged),
      "files_removed": .number(report.filesRemoved), "diagnostics": .array(report.diagnostics.map(\.json)),
    ]
  }

  private static func text(_ report: ExportReport) -> String {
    "\(report.documents.counted("document")), \(report.rendered) of them rendered as Markdown; "
      + "\(report.filesWritten.counted("file")) written, \(report.filesUnchanged) unchanged, "
      + "\(report.filesRemoved) removed"
  }
}
