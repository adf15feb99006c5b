import JSON
import Tools

/// The description of tools for an action group with an OpenAPI schema: one POST operation each.
///
/// An action group takes version 3.0.0 only and ignores `enum`, so the words of a choice stand in the description
/// (docs.aws.amazon.com/bedrock/latest/userguide/agents-api-schema.html).
public struct OpenAPIDocument: Sendable, Hashable {
  private let definitions: [ToolDefinition]
  private let version: String

  /// A description of tools, by a program of this version.
  public init(_ definitions: [ToolDefinition], version: String) {
    self.definitions = definitions
    self.version = version
  }

  /// The document.
  public var json: JSONValue {
    [
      "openapi": "3.0.0",
      "info": [
        "title": "kb", "version": .string(version),
        "description": "Questions about the customers, their predictions and what explains them.",
      ],
      "paths": .object(
        JSONObject(definitions.map { JSONObject.Member(key: "/\($0.name)", value: ["post": Self.operation($0)]) })),
    ]
  }

  private static func operation(_ definition: ToolDefinition) -> JSONValue {
    [
      "operationId": .string(definition.name), "description": .string(definition.description),
      "requestBody": ["required": true, "content": ["application/json": ["schema": schema(definition.parameters)]]],
      "responses": [
        "200": response("The answer as JSON; with truncated true it was shortened.", ["type": "object"]),
        "400": response("The arguments do not fit; the message tells how to mend them.", error),
        "500": response("The tool failed.", error),
      ],
    ]
  }

  private static func response(_ description: JSONValue, _ schema: JSONValue) -> JSONValue {
    ["description": description, "content": ["application/json": ["schema": schema]]]
  }

  private static let error: JSONValue = [
    "type": "object",
    "properties": [
      "error": ["type": "object", "properties": ["code": ["type": "string"], "message": ["type": "string"]]]
    ],
  ]

  private static func schema(_ parameters: [ToolParameter]) -> JSONValue {
    var schema: JSONObject = [
      "type": "object",
      "properties": .object(
        JSONObject(parameters.map { JSONObject.Member(key: $0.name, value: property($0)) })),
    ]
    let required = parameters.filter(\.isRequired).map { JSONValue.string($0.name) }
    // OpenAPI allows no empty list.
    if !required.isEmpty { schema["required"] = .array(required) }
    return .object(schema)
  }

  private static func property(_ parameter: ToolParameter) -> JSONValue {
    var property: JSONObject = ["type": .string(parameter.kind.schemaType), "description": .string(parameter.sentence)]
    switch parameter.kind {
    case .string(let maximumLength): property["maxLength"] = .number(maximumLength)
    case .integer(let range):
      property["minimum"] = .number(range.lowerBound)
      property["maximum"] = .number(range.upperBound)
    case .object, .boolean, .choice: break
    }
    return .object(property)
  }
}
