import JSON

/// What a caller is told about a tool: the one description that every door serves.
public struct ToolDefinition: Sendable, Hashable {
  /// The tool's name, in snake case.
  public var name: String
  /// When to use the tool and what it answers, in the words that a model reads.
  public var description: String
  /// The arguments it takes.
  public var parameters: [ToolParameter]

  /// A tool's description.
  public init(name: String, description: String, parameters: [ToolParameter]) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }

  /// The arguments as a JSON Schema object.
  public var inputSchema: JSONValue {
    [
      "type": "object",
      "properties": .object(JSONObject(parameters.map { JSONObject.Member(key: $0.name, value: $0.schema) })),
      "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }),
      "additionalProperties": false,
    ]
  }

  /// Checks the arguments that a model wrote.
  ///
  /// - Throws: `ToolError` for a missing, unknown or ill-typed argument; the text is meant for the model to mend it.
  public func check(_ input: JSONObject) throws(ToolError) {
    for member in input.members {
      guard let parameter = parameters.first(where: { $0.name == member.key }) else {
        let known = parameters.map(\.name).joined(separator: ", ")
        throw ToolError(.invalidInput, tool: name, "there is no argument \(member.key); the tool takes \(known)")
      }
      try parameter.check(member.value, tool: name)
    }
    if let missing = parameters.first(where: { $0.isRequired && input[$0.name] == nil }) {
      throw ToolError(.invalidInput, tool: name, "\(missing.name) is missing: \(missing.description)")
    }
  }
}
