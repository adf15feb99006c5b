import ArgumentParser
import Workspaces

struct ShowVersion: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let console = Console(output, try Host.current())
    try console.print(
      [
        "version": .string(Version.current), "platform": .string(Version.platform),
        "architecture": .string(Version.architecture),
      ],
      or: "kb \(Version.current) (\(Version.platform) \(Version.architecture))")
  }
}
