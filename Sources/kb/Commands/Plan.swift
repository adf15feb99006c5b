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
    let plan = try await workspace.plan(IngestionOptions(rebuilds: full))
    if check {
      try console.print(["stale": .bool(plan.isStale)], or: plan.summary)
      if plan.isStale { throw ExitStatus.usage }
      return
    }
    let before = diff ? try? await workspace.contents() : nil
    let usd = workspace.cloud.embeddingCost(tokens: plan.embeddingTokens)
    if console.json { return try console.print(try plan.json(diff: diff, before, usd: usd)) }
    let model = workspace.settings.knowledgeBase.embedding.model
    let cost = "\(usd?.dollars ?? "no price") (\(model == "hashing" ? "built-in embedder" : model))"
    try console.print(try plan.text(diff: diff, before, cost: cost, console))
    let sources = workspace.selection.dataSources
    for diagnostic in plan.diagnostics { console.note(diagnostic.text(sources, from: host.workingDirectory)) }
  }
}
