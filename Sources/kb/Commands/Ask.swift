import ArgumentParser
import Workspaces

struct Ask: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a question from the documents, with citations.",
    discussion: """
      The answer goes to stdout with the numbers of its sources. With --json it is one object: run, answer, citations \
      (number, span in Unicode scalars, source, uri, lines, pointers, text), unsupported figures, steps, usage. With \
      --events every event is a line of JSON, and that object is the last line.
      """)

  @Argument(help: "The question.")
  var question: [String]

  @Flag(help: "Print every event of the run as a line of JSON, then the answer.")
  var events = false

  @Flag(help: "Say what the first turn may cost at most, and do not ask the model.")
  var estimate = false

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if question.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("the question is empty") }
  }

  func run() async throws {
    let host = try Host.current()
    var dialogue = try await Dialogue(
      location, answer, Console(output, host), host, printsEvents: events)
    if estimate { return try await dialogue.estimate(question.joined(separator: " ")) }
    let status = try await dialogue.ask(question.joined(separator: " "))
    if status != .success { throw status }
  }
}
