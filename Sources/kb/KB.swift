import ArgumentParser
import Retrieval
import Workspaces

/// The command line: every command is one file of `Commands`.
struct KB: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "A knowledge base and an agent over your documents, on this machine.",
    discussion: """
      Results go to stdout, progress and hints to stderr. With --json the result is JSON, and an error is one line of \
      JSON on stderr with stdout empty.

      Exit codes: \(ExitStatus.summary)
      """,
    version: "kb \(Version.current)",
    subcommands: [
      Initialize.self, Plan.self, Sync.self, Export.self, Search.self, Ask.self, Chat.self, Show.self, Inspect.self,
      Trace.self,
      Replay.self, Evaluate.self, Doctor.self, Config.self,
      SQL.self, Explain.self, Predict.self, Customer.self, PlatformGroup.self, LambdaGroup.self, Completions.self,
      ShowVersion.self,
    ])
}

extension KB {
  /// The command that was probably meant, when the first argument is none but resembles one.
  static func subcommand(meantBy arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let names = configuration.subcommands.map { $0._commandName }
    return names.contains(word) ? nil : Spelling.nearest(to: word, among: names)
  }
}
