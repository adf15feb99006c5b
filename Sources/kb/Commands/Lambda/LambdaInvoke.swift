import ActionGroups
import ArgumentParser
import Workspaces

struct LambdaInvoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoke",
    abstract: "Answer an event on this machine, as the function would.")

  @Option(help: ArgumentHelp("The event's JSON; - for stdin.", valueName: "file"))
  var event: String

  @Option(help: ArgumentHelp("The client context's JSON, by which a gateway names the tool.", valueName: "file"))
  var clientContext: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let event = try InputFile(event, from: host.workingDirectory)
    let context = try clientContext.map { try InputFile($0, from: host.workingDirectory) }
    let lines = PreparationLines(console)
    defer { lines.finish() }
    let tools = await (try PlatformWorkspace(host: host, flags: location.flags)).tools(progress: lines.update)
    let handler = ActionGroupHandler(tools: tools) { console.note("kb: \($0)") }
    do {
      let response = try await handler.respond(to: event.bytes, clientContext: context?.bytes)
      lines.finish()
      try console.print(String(decoding: response, as: UTF8.self))
    } catch let error as ActionGroupError {
      throw Failure(
        status: .usage, code: "event", message: "\(event.name): \(error)",
        remedies: ["See an event of each caller in fixtures/lambda"])
    }
  }
}
