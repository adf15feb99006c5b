import ArgumentParser
import Workspaces

struct ConfigSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of kb.json, for editors.")

  func run() throws { try Terminal.output.write(Setting.jsonSchema.text(.pretty) + "\n") }
}
