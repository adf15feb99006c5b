import ArgumentParser
import Workspaces

/// The options about which documents a command works on.
struct LocationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Take the documents of this folder; its index is kept apart.", valueName: "dir"))
  var docs: String?

  @Option(help: ArgumentHelp("Keep the index, runs and caches in this folder.", valueName: "dir"))
  var state: String?

  /// The flags that set settings.
  var flags: [SettingFlag] {
    state.map { [SettingFlag("--state", setting: "stateDirectory", text: $0)] } ?? []
  }

  /// The folder of `--docs`, from the working directory.
  func documents(_ host: Host) -> LocalPath? {
    docs.map { LocalPath($0, relativeTo: host.workingDirectory) }
  }

  /// The configuration with these flags and further ones.
  func configuration(_ host: Host, _ further: [SettingFlag] = []) throws -> LayeredConfiguration {
    try LayeredConfiguration(host: host, flags: flags + further)
  }
}
