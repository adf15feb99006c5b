import JSON

extension Setting {
  /// One object with a value for every setting, nested as in `kb.json`.
  static func nested(_ value: (Setting) -> JSONValue) -> JSONValue {
    .object(nested(group: "", value) { $0 })
  }

  /// The JSON Schema (draft 2020-12) of `kb.json`, for editors.
  public static var jsonSchema: JSONValue {
    func group(_ properties: JSONObject) -> JSONObject {
      ["type": "object", "additionalProperties": false, "properties": .object(properties)]
    }
    var properties = nested(group: "", \.property, wrap: group)
    properties["$schema"] = ["type": "string"]
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The configuration of a kb workspace (kb.json)",
    ]
    for member in group(properties).members { schema[member.key] = member.value }
    return .object(schema)
  }

  /// The reference of all settings as a Markdown table.
  public static var markdownReference: String {
    let rows = all.map { setting in
      "| `\(setting.name)` | `\(setting.environment)` | \(setting.expectation) | "
        + "`\(setting.defaultValue.text())` | \(setting.meaning) |"
    }
    return (["| setting | environment | type | default | meaning |", "|---|---|---|---|---|"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private var property: JSONValue {
    var property = schema
    property["description"] = .string(meaning)
    property["default"] = defaultValue
    return .object(property)
  }

  private static func nested(
    group: String, _ value: (Setting) -> JSONValue, wrap: (JSONObject) -> JSONObject
  ) -> JSONObject {
    var object = JSONObject()
    for key in keys(in: group) {
      let name = group.isEmpty ? key : "\(group).\(key)"
      object[key] = named(name).map(value) ?? .object(wrap(nested(group: name, value, wrap: wrap)))
    }
    return object
  }
}
