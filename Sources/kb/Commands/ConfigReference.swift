import ArgumentParser
import Workspaces

struct ConfigReference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Print every setting with its type, default and meaning, as Markdown.")

  func run() throws { try Terminal.output.write(Setting.markdownReference) }
}
