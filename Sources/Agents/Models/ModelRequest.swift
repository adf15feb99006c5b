import JSON
import Tools

/// Everything that a model is given for one turn.
public struct ModelRequest: Sendable, Hashable {
  /// Who the model is and what it shall do.
  public var instruction: String
  /// The conversation so far; the last turn is the user's.
  public var messages: [Message]
  /// The tools that it may ask for.
  public var tools: [ToolDefinition]

  /// A request for one turn.
  public init(instruction: String, messages: [Message], tools: [ToolDefinition]) {
    self.instruction = instruction
    self.messages = messages
    self.tools = tools
  }

  /// The request as it goes into a run's record.
  public var json: JSONValue {
    [
      "instruction": .string(instruction),
      "tools": .array(tools.map { ["name": .string($0.name), "input_schema": $0.inputSchema] }),
      "messages": .array(messages.map(\.json)),
    ]
  }
}
