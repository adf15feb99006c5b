#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The statement of a command line: an argument, or what comes on stdin.
enum StatementInput {
  /// More than an engine takes, so that it is the engine that refuses a long one.
  private static let maximumBytes = 100_000

  /// The argument's text; stdin's for `-`, or without an argument where stdin is no terminal.
  ///
  /// - Throws: `Failure` when there is neither.
  static func text(_ argument: String?) throws -> String {
    if let argument, argument != "-" { return argument }
    guard argument == "-" || !Terminal.input.isInteractive else {
      throw Failure(
        status: .usage, code: "usage", message: "there is no statement",
        remedies: [
          "Write one: kb sql \"SELECT count(*) FROM customers\"", "See the tables: kb sql --schema",
        ])
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < maximumBytes {
      let count = read(STDIN_FILENO, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += block.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
