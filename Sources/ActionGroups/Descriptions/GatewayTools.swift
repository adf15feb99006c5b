import JSON
import Tools

/// The description of tools for an AgentCore gateway's Lambda target (`inlinePayload` of its tool schema), which is also a
/// list of MCP tools.
///
/// A gateway's schema has `type`, `properties`, `required`, `items` and `description`, nothing else (botocore,
/// bedrock-agentcore-control: SchemaDefinition); what an argument may be stands in its description.
public struct GatewayTools: Sendable, Hashable {
  private let definitions: [ToolDefinition]

  /// A description of tools.
  public init(_ definitions: [ToolDefinition]) { self.definitions = definitions }

  /// `[{"name","description","inputSchema":{"type","properties","required"}}]`.
  public var json: JSONValue {
    .array(
      definitions.map { definition in
        [
          "name": .string(definition.name), "description": .string(definition.description),
          "inputSchema": [
            "type": "object",
            "properties": .object(
              JSONObject(
                definition.parameters.map { parameter in
                  JSONObject.Member(
                    key: parameter.name,
                    value: [
                      "type": .string(parameter.kind.schemaType), "description": .string(parameter.sentence),
                    ])
                })),
            "required": .array(definition.parameters.filter(\.isRequired).map { .string($0.name) }),
          ],
        ]
      })
  }
}
