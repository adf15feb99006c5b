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

  @Option(help: ArgumentHelp("Make so many customers (default: as many as there are, or 100000).", valueName: "n"))
  var customers: Int?

  @Option(help: ArgumentHelp("Make the population of this seed.", valueName: "s"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("The moment that the data stand for, ISO 8601.", valueName: "t"))
  var asOf: String?

  @Option(help: ArgumentHelp("Work with so many threads (default: one a processor).", valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("Copy the documents to this folder.", valueName: "dir"))
  var export: String?

  @Option(help: ArgumentHelp("Do this stage and the later ones, done or not.", valueName: "stage"))
  var from: PipelineStage?

  @Option(help: ArgumentHelp("Stop after this stage.", valueName: "stage"))
  var until: PipelineStage?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let allowed = CustomerGenerator.allowedCounts
    if let customers, !allowed.contains(customers) {
      throw ValidationError(
        "expected --customers from \(allowed.lowerBound) to \(allowed.upperBound), found \(customers)")
    }
    try PlatformMoment.check(asOf)
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("expected --threads from 1 to 256, found \(threads)")
    }
    if let from, let until, from.step > until.step {
      throw ValidationError("--from \(from.rawValue) comes after --until \(until.rawValue)")
    }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let pipeline = try workspace.pipeline(
      customers: customers, seed: seed, asOf: asOf, threads: threads,
      export: export.map { LocalPath($0, relativeTo: host.workingDirectory) }, host: host)
    let lines = PipelineLines()
    defer { lines.finish() }
    let report = try await pipeline.run(PipelineScope(from: from, until: until), events: lines.update)
    lines.finish()
    try console.print(report.json, or: report.text)
  }
}

extension PipelineStage: ExpressibleByArgument {}
