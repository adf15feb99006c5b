import ArgumentParser
import Platform
import Workspaces

struct PlatformRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the whole pipeline: data, models, predictions, tables, documents.",
    discussion: """
      Stages that are done are left out, so that a run that was interrupted goes on where it ended; the files are the \
      same, byte for byte, however often it was interrupted. Exit code 7 when the data are not as expected.

      Stages: \(PipelineStage.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Option(help: ArgumentHelp("Copy the documents to this folder.", valueName: "dir"))
  var export: String?

  @Option(help: ArgumentHelp("Do this stage and the later ones, done or not.", valueName: "stage"))
  var from: PipelineStage?

  @Option(help: ArgumentHelp("Stop after this stage.", valueName: "stage"))
  var until: PipelineStage?

  @OptionGroup var population: PopulationOptions
  @OptionGroup var work: ThreadOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let from, let until, from.step > until.step {
      throw ValidationError("--from \(from.rawValue) comes after --until \(until.rawValue)")
    }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let pipeline = try workspace.pipeline(
      customers: population.customers, seed: population.seed, asOf: population.asOf, threads: work.threads,
      export: export.map { LocalPath($0, relativeTo: host.workingDirectory) }, host: host)
    let lines = PipelineLines()
    defer { lines.finish() }
    let report = try await pipeline.run(PipelineScope(from: from, until: until), events: lines.update)
    lines.finish()
    try console.print(report.json, or: report.text)
  }
}

extension PipelineStage: ExpressibleByArgument {}
