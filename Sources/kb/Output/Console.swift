import JSON
import Workspaces

/// Where a command's results and notes go.
struct Console: Sendable {
  /// Whether results are JSON.
  let json: Bool
  /// Whether results may carry colour.
  let usesColor: Bool
  /// How many columns results may take: those of the terminal, otherwise COLUMNS, otherwise 100.
  let width: Int

  /// A console for a command's options: colour only for someone who looks at it and does not object.
  init(_ options: OutputOptions, _ host: Host) {
    json = options.json
    let objects = options.noColor || host.environment["NO_COLOR"]?.isEmpty == false
    usesColor = Terminal.output.isInteractive && !objects && host.environment["TERM"] != "dumb" && !json
    let columns = host.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = Terminal.output.isInteractive ? Terminal.output.width : columns ?? Terminal.output.width
  }

  /// Writes a line, or several, of the result.
  func print(_ text: String) throws { try Terminal.output.write(text + "\n") }

  /// Writes a JSON result: laid out for someone who looks at it, on one line for programs.
  func print(_ value: JSONValue) throws {
    try print(value.text(Terminal.output.isInteractive ? .pretty : .compact))
  }

  /// Writes a JSON result or its text, as the options ask.
  func print(_ value: @autoclosure () -> JSONValue, or text: @autoclosure () -> String) throws {
    if json { try print(value()) } else { try print(text()) }
  }

  /// Writes one of several JSON results: always one line each.
  func print(event: JSONValue) throws { try print(event.text()) }

  /// Writes a line of progress or a hint to stderr, where a lost reader is no trouble.
  func note(_ text: String) { try? Terminal.error.write(text + "\n") }

  /// A text in a style, where colour is used.
  func styled(_ text: String, _ style: TextStyle) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
