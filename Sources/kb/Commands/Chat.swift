import ArgumentParser
import Workspaces

struct Chat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask one question after another.",
    discussion: "Every line is a question of one session. /exit or Ctrl-D ends. From a pipe there are no prompts.")

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    var dialogue = try await Dialogue(location, answer, console, host)
    var status = ExitStatus.success
    while let line = try Self.nextLine() {
      let question = line.trimming(while: \.isWhitespace)
      if question == "/exit" { break }
      if question.isEmpty { continue }
      do {
        _ = try await dialogue.ask(question)
        if !console.json { try console.print("") }
      } catch let error where !(error is BrokenPipe) {
        // One question that fails does not end the conversation.
        let failure = Failure(error)
        console.note(console.json ? failure.json.text() : failure.text)
        status = failure.status
      }
    }
    if status != .success { throw status }
  }

  private static func nextLine() throws -> String? {
    let isInteractive = Terminal.input.isInteractive && Terminal.output.isInteractive
    if isInteractive { try Terminal.output.write("> ") }
    let line = readLine()
    if line == nil, isInteractive { try Terminal.output.write("\n") }
    return line
  }
}
