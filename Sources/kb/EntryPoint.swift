import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
enum EntryPoint {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    // Every write to the store is complete or absent, so that stopping at once leaves it consistent.
    let arguments = Array(CommandLine.arguments.dropFirst())
    // A handler takes nothing along, so each of the two texts has one.
    if platformCommands.contains(arguments.first ?? "") {
      signal(SIGINT) { _ in
        if Interruption.takesSignal() { return }
        EntryPoint.stop("\nkb: interrupted; every file is whole, and the next call goes on behind what is done\n")
      }
    } else {
      signal(SIGINT) { _ in
        if Interruption.takesSignal() { return }
        EntryPoint.stop("\nkb: interrupted; the index is as it was, and the next call goes on from here\n")
      }
    }
    let work = Task { await run(arguments) }
    Interruption.follow(work)
    let status = await work.value
    exit(Interruption.hasCancelled ? ExitStatus.interrupted.rawValue : status.rawValue)
  }

  /// The commands that make customers, models and tables, and leave the index alone.
  private static var platformCommands: [String] {
    let commands: [any ParsableCommand.Type] = [
      PlatformGroup.self, SQL.self, Customer.self, Predict.self, Explain.self,
      LambdaGroup.self,
    ]
    return commands.map { $0._commandName }
  }

  /// Ends the process from a signal handler, which may write and little else.
  static func stop(_ note: StaticString) {
    _ = write(STDERR_FILENO, note.utf8Start, note.utf8CodeUnitCount)
    _exit(ExitStatus.interrupted.rawValue)
  }

  private static func run(_ arguments: [String]) async -> ExitStatus {
    do {
      var command = try KB.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .success
    } catch is BrokenPipe {
      return .success
    } catch let status as ExitStatus {
      return status
    } catch {
      return report(error, arguments)
    }
  }

  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    if KB.exitCode(for: error).isSuccess {
      try? Terminal.output.write(KB.fullMessage(for: error) + "\n")
      return .success
    }
    var failure = Failure(error)
    if failure.status == .usage, let meant = KB.subcommand(meantBy: arguments) {
      failure.remedies.insert("Did you mean: kb \(meant)", at: 0)
    }
    let wantsJSON = arguments.prefix { $0 != "--" }.contains("--json")
    let text = wantsJSON ? failure.json.text() : failure.text
    try? Terminal.error.write(text + "\n")
    return failure.status
  }
}
