import ArgumentParser
import JSON
import Platform
import Workspaces

struct PlatformInfer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer", abstract: "Score all customers and write the tables of predictions.",
    discussion: """
      Writes engagement_results.predictions and the tables of engagement_analytics, with the trained models or, where \
      there are none, the small ones that the program carries. Customers are made when there are none.
      """)

  @OptionGroup var work: ThreadOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let preparing = PlatformProgress()
    defer { preparing.finish() }
    _ = try await workspace.prepareData(progress: preparing.update)
    preparing.finish()
    let start = ContinuousClock.now
    let line = ProgressLine("scoring", unit: "steps")
    defer { line.finish() }
    var summary = try workspace.inference(threads: work.threads).run { line.update($0.done, of: $0.total) }
    line.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let text = "scored in \(seconds.fixed(1)) s: \(StageSummary(summary).line)"
    summary["seconds"] = .number((seconds * 1000).rounded() / 1000)
    try console.print(.object(summary), or: text)
  }
}
