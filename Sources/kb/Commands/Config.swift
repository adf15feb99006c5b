import ArgumentParser

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings: flags, KB_* variables, kb.json, ~/.config/kb/config.json.",
    subcommands: [ConfigShow.self, ConfigSchema.self, ConfigReference.self, ConfigPrices.self],
    defaultSubcommand: ConfigShow.self)
}
