/// The commands that a document shows, with the output that it promises.
struct Transcript {
  /// One command and what it should print.
  struct Step {
    /// The line of the document, from 1.
    let line: Int
    let command: String
    let expected: [String]
  }

  let steps: [Step]

  /// Reads the blocks marked `console` of a Markdown text: `$ ` begins a command, what follows is its output.
  init(markdown: String) {
    var steps: [Step] = []
    var isInside = false
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        isInside = !isInside && line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(line: index + 1, command: String(line.dropFirst(2)), expected: []))
      } else if isInside, let step = steps.popLast() {
        steps.append(Step(line: step.line, command: step.command, expected: step.expected + [String(line)]))
      }
    }
    self.steps = steps
  }
}
