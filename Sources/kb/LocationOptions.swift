import ArgumentParser
import Workspaces

/// The options about which documents a command works on, and where AWS is.
struct LocationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Take the documents of this folder; its index is kept apart.", valueName: "dir"))
  var docs: String?

  @Option(help: ArgumentHelp("Keep the index, runs and caches in this folder.", valueName: "dir"))
  var state: String?

  @Option(help: ArgumentHelp("The region of AWS.", valueName: "name"))
  var region: String?

  @Option(help: ArgumentHelp("The profile of ~/.aws/config.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("Call this address in place of those of AWS.", valueName: "url"))
  var endpointUrl: String?

  /// The flags that set settings.
  var flags: [SettingFlag] {
    [
      state.map { SettingFlag("--state", setting: "stateDirectory", text: $0) },
      region.map { SettingFlag("--region", setting: "cloud.region", text: $0) },
      profile.map { SettingFlag("--profile", setting: "cloud.profile", text: $0) },
      endpointUrl.map { SettingFlag("--endpoint-url", setting: "cloud.endpointUrl", text: $0) },
    ].compactMap(\.self)
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
