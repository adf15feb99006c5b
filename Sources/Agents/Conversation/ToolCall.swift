import JSON

/// A model's wish to run a tool.
public struct ToolCall: Sendable, Hashable {
  /// The call's id, by which its result refers to it.
  public var id: String
  /// The tool's name, as the model wrote it.
  public var name: String
  /// The arguments, as the model wrote them: untrusted.
  public var input: JSONObject

  /// A call with its arguments.
  public init(id: String, name: String, input: JSONObject) {
    self.id = id
    self.name = name
    self.input = input
  }
}
