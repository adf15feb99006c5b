import ArgumentParser
import JSON
import Workspaces

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the value of every setting.")

  @Flag(help: "Say for each value where it comes from.")
  var origin = false

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let host = try Host.current()
    let configuration = try location.configuration(host)
    try Console(output, host).print(json(configuration), or: text(configuration))
  }

  private func text(_ configuration: LayeredConfiguration) -> String {
    var table = Table()
    for setting in Setting.all {
      let value = setting.value(configuration.values).text()
      if origin {
        table.append(setting.name, value, configuration.origin(of: setting).description)
      } else {
        table.append(setting.name, value)
      }
    }
    return table.text
  }

  private func json(_ configuration: LayeredConfiguration) -> JSONValue {
    let file = configuration.file.map { JSONValue.string("\($0)") } ?? .null
    guard origin else { return ["file": file, "configuration": configuration.json] }
    let settings = Setting.all.map { setting -> JSONValue in
      [
        "name": .string(setting.name), "value": setting.value(configuration.values),
        "origin": .string(configuration.origin(of: setting).description),
      ]
    }
    return ["file": file, "settings": .array(settings)]
  }
}
