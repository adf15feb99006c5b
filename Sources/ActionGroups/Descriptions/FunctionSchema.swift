import JSON
import Tools

/// The description of tools for an action group with function details: `functionSchema` of CreateAgentActionGroup.
public struct FunctionSchema: Sendable, Hashable {
  /// Characters of a function's description (botocore, bedrock-agent: FunctionDescription).
  public static let descriptionLimit = 1200
  /// Characters of a parameter's description (botocore, bedrock-agent: ParameterDescription).
  static let parameterLimit = 500

  private let definitions: [ToolDefinition]

  /// A description of tools.
  public init(_ definitions: [ToolDefinition]) { self.definitions = definitions }

  /// `{"functions":[{"name","description","parameters":{name:{"type","description","required"}}}]}`.
  public var json: JSONValue { ["functions": .array(definitions.map(Self.function))] }

  /// The tools whose description is longer than is allowed and was therefore shortened.
  public var shortened: [String] {
    definitions.filter { $0.description.count > Self.descriptionLimit }.map(\.name)
  }

  private static func function(_ definition: ToolDefinition) -> JSONValue {
    let parameters = FunctionParameters(definition)
    var members = parameters.own.map { JSONObject.Member(key: $0.name, value: parameter($0)) }
    if !parameters.further.isEmpty {
      members.append(JSONObject.Member(key: FunctionParameters.furtherName, value: container(parameters.further)))
    }
    return [
      "name": .string(definition.name),
      "description": .string(
        definition.description.wholeSentences(descriptionLimit, else: "Shortened; more stands in the instruction.")),
      "parameters": .object(JSONObject(members)),
    ]
  }

  private static func parameter(_ parameter: ToolParameter) -> JSONValue {
    let isObject = parameter.kind == .object
    let text = isObject ? "\(parameter.sentence) An object, written as JSON." : parameter.sentence
    return [
      // Functions have no objects: botocore's enumeration is string, number, integer, boolean and array.
      "type": .string(isObject ? "string" : parameter.kind.schemaType),
      "description": .string(text.wholeSentences(parameterLimit, else: "Shortened.")),
      "required": .bool(parameter.isRequired),
    ]
  }

  private static func container(_ parameters: [ToolParameter]) -> JSONValue {
    let list = parameters.map { "\($0.name) (\($0.kind.schemaType)): \($0.sentence)" }.joined(separator: " ")
    return [
      "type": "string",
      "description": .string(
        "An object, written as JSON, with any of these members. \(list)".wholeSentences(
          parameterLimit, else: "Shortened.")),
      "required": .bool(parameters.contains(where: \.isRequired)),
    ]
  }
}
