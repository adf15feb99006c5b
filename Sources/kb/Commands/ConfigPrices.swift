import ArgumentParser
import Workspaces

struct ConfigPrices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices", abstract: "Print what things cost, with the sources of the prices.")

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let host = try Host.current()
    let cloud = try CloudAccess(host: host, settings: location.configuration(host).values)
    try Console(output, host).print(cloud.spending.prices.json, or: cloud.spending.prices.text)
  }
}
