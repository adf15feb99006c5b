import JSON

/// What came of a call.
enum ToolOutcome: Sendable, Hashable {
  /// The tool's answer.
  case answer(JSONValue)
  /// The arguments do not fit; the text tells how to mend them.
  case invalidInput(String)
  /// There is no such tool; the text names those that are there.
  case unknownTool(String)
  /// The tool failed; the text is without the reason.
  case failed(String)

  /// The status of HTTP that says the same.
  var status: Int {
    switch self {
    case .answer: 200
    case .invalidInput: 400
    case .unknownTool: 404
    case .failed: 500
    }
  }

  /// The answer, or `{"error":{"code","message"}}`, in at most so many bytes.
  func json(fitting bytes: Int) -> JSONValue {
    switch self {
    case .answer(let value): value.fitting(bytes)
    case .invalidInput(let message): Self.error("invalid_input", message, bytes)
    case .unknownTool(let message): Self.error("unknown_tool", message, bytes)
    case .failed(let message): Self.error("failed", message, bytes)
    }
  }

  /// The answer's JSON, or the message, in at most so many bytes.
  func text(fitting bytes: Int) -> String {
    switch self {
    case .answer(let value): value.fitting(bytes).text()
    case .invalidInput(let message), .unknownTool(let message), .failed(let message): message.prefix(bytes: bytes)
    }
  }

  private static func error(_ code: JSONValue, _ message: String, _ bytes: Int) -> JSONValue {
    func json(_ message: String) -> JSONValue { ["error": ["code": code, "message": .string(message)]] }
    return json(message.prefix(quotedBytes: bytes - json("").utf8().count))
  }
}
