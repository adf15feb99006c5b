import JSON

/// An error as it is shown: what happened, why, and what to do.
struct Failure: Error {
  let status: ExitStatus
  /// A name for programs: `not_configured`.
  let code: String
  let message: String
  var reason: String?
  var remedies: [String] = []

  /// The error for a reader.
  var text: String {
    let numbered = remedies.enumerated().map { "  \($0.offset + 1). \($0.element)" }
    return (["kb: \(message)"] + (reason.map { ["  \($0)"] } ?? []) + numbered).joined(separator: "\n")
  }

  /// The error for a program: `{"error":{"code","message","reason","remedies"}}`.
  var json: JSONValue {
    [
      "error": [
        "code": .string(code), "message": .string(message), "reason": reason.map(JSONValue.string) ?? .null,
        "remedies": .array(remedies.map(JSONValue.string)),
      ]
    ]
  }
}
