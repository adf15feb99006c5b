import ArgumentParser

struct PlatformGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "platform", abstract: "The platform's data and models: make, check, train, predict.",
    subcommands: [PlatformData.self, PlatformTrain.self, PlatformInfer.self, PlatformRun.self, PlatformStatus.self])
}
