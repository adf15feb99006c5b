import ArgumentParser
import Cloud
import JSON
import Retrieval
import Workspaces

struct Sync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the index up to date with the documents.",
    discussion: """
      Only what changed is read, cut and embedded. Exit code 1 when a document could not be ingested. An index of S3 \
      Vectors gets what the local one holds; a knowledge base of Bedrock runs an ingestion job for its data sources.
      """)

  @Flag(help: "Index everything anew; vectors of unchanged texts are kept.")
  var full = false

  @Flag(help: "Remove documents of data sources that are configured no more.")
  var prune = false

  @Option(
    help: ArgumentHelp(
      "Where the index is: local, s3://BUCKET/PREFIX, s3vectors://BUCKET/INDEX, bedrock://ID.", valueName: "place"))
  var to: String?

  @Option(
    name: .customLong("max-usd"),
    help: ArgumentHelp("Make no call that could bring the cost above so many dollars.", valueName: "usd"))
  var maximumUSD: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  private var flags: [SettingFlag] {
    [
      to.map { SettingFlag("--to", setting: "knowledgeBase.index", text: $0) },
      maximumUSD.map { SettingFlag("--max-usd", setting: "agent.maximumUsd", text: $0) },
    ].compactMap(\.self)
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await location.workspace(host, flags)
    if case .knowledgeBase = workspace.settings.knowledgeBase.index {
      return try await ManagedSync(workspace, console).run()
    }
    if !workspace.settings.services.isEmpty { Interruption.cancelsFirst() }
    let start = ContinuousClock.now
    let line = ProgressLine("indexing", unit: "documents")
    defer { line.finish() }
    let report: SyncReport
    let publication: PublicationReport?
    do {
      report = try await workspace.sync(IngestionOptions(rebuilds: full, prunes: prune)) {
        line.update($0.documents, of: $0.total)
      }
      line.finish()
      publication = try await published(workspace)
    } catch {
      line.finish()
      SpentNote.show(workspace.cloud, console)
      throw error
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let diagnostics = report.diagnostics + (publication?.diagnostics ?? [])
    if !console.json {
      let sources = workspace.selection.dataSources
      for diagnostic in diagnostics { console.note(diagnostic.text(sources, from: host.workingDirectory)) }
    }
    let outcome = SyncOutcome(
      report: report, publication: publication, spent: workspace.cloud.spending.entries, seconds: seconds)
    try console.print(outcome.json, or: outcome.text)
    if !report.isComplete || publication?.isComplete == false { throw ExitStatus.internalError }
  }

  private func published(_ workspace: Workspace) async throws -> PublicationReport? {
    let line = ProgressLine("publishing", unit: "chunks")
    defer { line.finish() }
    return try await workspace.publish { line.update($0.chunks, of: $0.total) }
  }
}
