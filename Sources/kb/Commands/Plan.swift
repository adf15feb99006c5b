import ArgumentParser
import JSON
import Retrieval
import Workspaces

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what a sync would do: documents, chunks, embedding calls.")

  @Flag(help: "Show the texts of the chunks that come and go.")
  var diff = false

  @Flag(help: "Only tell whether the index is stale, with exit code 2 when it is.")
  var check = false

  @Flag(help: "Plan to index everything anew.")
  var full = false

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await location.workspace(host)
    if case .knowledgeBase(let id) = workspace.settings.knowledgeBase.index {
      throw Failure(
        status: .usage, code: "usage", message: "nothing can be planned for \(id)",
        reason: "Bedrock finds out what changed when its ingestion job runs",
        remedies: ["Run the job: kb sync", "Plan an index of ours: KB_INDEX=local kb plan"])
    }
    let plan = try await workspace.plan(IngestionOptions(rebuilds: full))
    let publication = try await workspace.publicationPlan()
    if check {
      let isStale = plan.isStale || publication?.isStale == true
      let summary = plan.isStale ? plan.summary : publication?.summary ?? plan.summary
      try console.print(["stale": .bool(isStale)], or: summary)
      if isStale { throw ExitStatus.usage }
      return
    }
    let before = diff ? try? await workspace.contents() : nil
    let usd = workspace.cloud.embeddingCost(tokens: plan.embeddingTokens)
    if console.json { return try console.print(try plan.json(diff: diff, before, usd: usd)) }
    let model = workspace.settings.knowledgeBase.embedding.model
    let cost = "\(usd?.dollars ?? "no price") (\(model == "hashing" ? "built-in embedder" : model))"
    try console.print(try plan.text(diff: diff, before, cost: cost, console))
    if let publication {
      let usd = workspace.cloud.cost(of: publication.consumptions)?.dollars ?? "no price"
      try console.print("\(workspace.settings.knowledgeBase.index.text): \(publication.summary) · \(usd)")
    }
    let sources = workspace.selection.dataSources
    for diagnostic in plan.diagnostics { console.note(diagnostic.text(sources, from: host.workingDirectory)) }
  }
}
