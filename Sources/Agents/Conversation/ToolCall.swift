import JSON

/// A model's wish to run a tool.
public struct ToolCall: Sendable, Hashable {
  /// The call's id, by which its result refers to it.
  public var id: String
  /// The tool's name, as the model wrote it.
  public var name: String
  /// The arguments, as the model wrote them: untrusted.
  public var input: JSONObject
  /// Why the arguments cannot be used, when the model wrote no JSON object or was cut off; `input` is empty then, and
  /// the call fails with this reason, which the model can mend.
  public var inputFault: String?

  /// A call with its arguments.
  public init(id: String, name: String, input: JSONObject, inputFault: String? = nil) {
    self.id = id
    self.name = name
    self.input = input
    self.inputFault = inputFault
  }
}
