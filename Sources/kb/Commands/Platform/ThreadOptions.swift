import ArgumentParser

/// How many threads a command works with.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Work with so many threads (default: one a processor).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("expected --threads from 1 to 256, found \(threads)")
    }
  }
}
