import Tools

extension ToolParameter.Kind {
  /// The type's name in JSON Schema.
  var schemaType: String {
    switch self {
    case .string, .choice: "string"
    case .integer: "integer"
    case .object: "object"
    case .boolean: "boolean"
    }
  }
}
