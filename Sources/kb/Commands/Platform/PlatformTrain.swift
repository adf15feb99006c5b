import ArgumentParser
import JSON
import Platform
import Workspaces

struct PlatformTrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train the models and write down what they are worth.",
    discussion: """
      Needs XGBoost's library (apt-get install libxgboost0, brew install xgboost, or its path in \
      \(PlatformWorkspace.libraryVariable)); exit code 3 without it. A model that was trained from the same data, plan \
      and library is kept; an interrupted one starts from its beginning. The same data, plan and library give the same \
      bytes, however many threads there are.
      """)

  @Option(name: .customLong("model"), help: ArgumentHelp("Train this model only; may be repeated.", valueName: "name"))
  var models: [String] = []

  @OptionGroup var work: ThreadOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let preparing = PlatformProgress()
    defer { preparing.finish() }
    let manifest = try await workspace.prepareData(progress: preparing.update)
    preparing.finish()
    let start = ContinuousClock.now
    let training = try await workspace.training(on: manifest, threads: work.threads, host: host)
    let progress = TrainingProgressLines()
    defer { progress.finish() }
    let report = try await training.run(models, progress: progress.update)
    progress.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try console.print(report.json(seconds: seconds), or: report.text(seconds: seconds))
  }
}
