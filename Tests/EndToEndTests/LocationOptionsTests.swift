import TestSupport
import Testing

@testable import kb

@Suite struct LocationOptionsTests {
  @Test(arguments: [
    "docs", "a b", "it's", "'", "''", "a'\u{301}b", "'\u{20DD}", "$(touch x)", "caf\u{E9}", "new\nline", "",
  ])
  func `Options repeated in a command mean the same to a shell`(folder: String) throws {
    let options = try LocationOptions.parse(["--docs", folder, "--state", "s"])
    let printed = try ChildProcess("/bin/sh", in: "/").run(["-c", "printf '%s|'\(options.commandOptions)"])
    #expect(Array(printed.output.utf8) == Array("--docs|\(folder)|--state|s|".utf8))
  }
}
