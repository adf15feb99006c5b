import ArgumentParser
import Workspaces

struct Customer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is known and predicted of a customer.",
    discussion: "The percentile of a value says which part of the customers has a smaller one.")

  @Argument(help: ArgumentHelp("The customer's number.", valueName: "id"))
  var id: Int

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let (predictions, cloud) = try await PreparedPlatform.predictions(location, host, console)
    defer { SpentNote.showWarnings(cloud, console) }
    let details = try await predictions.details(of: id)
    try console.print(details.json, or: CustomerText(details, console).text)
  }
}
