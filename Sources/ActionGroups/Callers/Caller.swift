import JSON

/// One call of a tool, in the form of the one who makes it.
protocol Caller: Sendable {
  /// The name of the tool.
  var tool: String { get }
  /// The arguments as they came, most of them texts.
  var arguments: JSONObject { get }
  /// The response in the caller's form.
  func response(_ outcome: ToolOutcome, bodyBytes: Int) -> JSONValue
}
