import JSON

/// A call by an AgentCore gateway: the event is the object of the arguments, and the client context names the tool.
///
/// docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-add-target-lambda.html. Any JSON is a valid response; this
/// one is the tool's answer, or `{"error":{"code","message"}}`.
struct GatewayCall: Caller {
  /// The member of the client context's `custom` that has `<target>___<tool>`.
  static let toolNameKey = "bedrockAgentCoreToolName"
  private static let separator = "___"

  let tool: String
  let arguments: JSONObject

  /// `nil` when the client context names no tool.
  init?(_ event: JSONObject, clientContext: JSONValue?) {
    guard let name = clientContext?["custom"]?[Self.toolNameKey]?.string else { return nil }
    tool = Self.nameWithoutTarget(name)
    arguments = event
  }

  func response(_ outcome: ToolOutcome, bodyBytes: Int) -> JSONValue { outcome.json(fitting: bodyBytes) }

  /// What follows the first separator; a target's name cannot hold one, since it has no underscores.
  private static func nameWithoutTarget(_ name: String) -> String {
    var rest = name[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) { return String(rest.dropFirst(separator.count)) }
      rest = rest.dropFirst()
    }
    return name
  }
}
