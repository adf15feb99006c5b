import TestSupport
import Testing

@Suite struct TranscriptTests {
  @Test func `Every command of the README prints what the README shows`() throws {
    let installation = try Installation()
    try installation.copy("kb-docs", "kb.json", "fixtures", "README.md")
    let readme = try installation.shell("cat README.md").output
    let steps = Transcript(markdown: readme).steps
    #expect(!steps.isEmpty)
    for step in steps {
      // What is shown is the result; progress and hints on stderr tell times and ids.
      let output = try installation.shell(step.command + " 2>/dev/null").output
      #expect(
        OutputPattern(step.expected).matches(output),
        "README.md:\(step.line): $ \(step.command)\nshown:\n\(step.expected.joined(separator: "\n"))\nprinted:\n\(output)"
      )
    }
  }

  @Test func `A console block is read as commands with their output, other blocks are not`() {
    let steps = Transcript(
      markdown: "# T\n```console\n$ a b\none\n\ntwo\n$ c\n```\ntext\n```\n$ d\n```\n```swift\n$ e\n```\n"
    ).steps
    #expect(steps.map(\.command) == ["a b", "c"])
    #expect(steps.map(\.expected) == [["one", "", "two"], []])
    #expect(steps.map(\.line) == [3, 7])
  }

  @Test(arguments: [
    ("a…c", "abc", true), ("a…c", "ac", true), ("a…c", "acb", false), ("…", "", true), ("…", "x\ny", true),
    ("a\n…\nb", "a\nb", true), ("a\n…\nb", "a\nx\ny\nb", true), ("a\n…\nb", "a\nx", false), ("a", "a\n", true),
    ("a ", "a", true), ("a", "b", false), ("", "x", false), ("in … of … s", "in 3 of 4 s", true),
    ("in … of … s", "in 3 s", false), ("a…a", "a", false),
  ])
  func `An ellipsis matches anything in a line, and alone any lines`(pattern: String, output: String, matches: Bool) {
    let lines = pattern.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(OutputPattern(lines).matches(output) == matches)
  }
}
