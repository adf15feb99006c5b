import JSON

/// One value of the configuration, described once: reading, showing, the schema and the reference all follow it.
public struct Setting: Sendable {
  /// The keys that lead to it in `kb.json`, joined by dots.
  public let name: String
  /// The environment variable that sets it.
  public let environment: String
  /// What it means, with its unit.
  public let meaning: String
  /// Its type in words.
  public let expectation: String
  /// Its type in JSON Schema.
  public let schema: JSONObject
  /// Whether environment variables and flags carry it as bare text, not as JSON.
  let isText: Bool
  /// Reads a value into a configuration; relative paths begin in the folder given.
  let assign: @Sendable (JSONNode, LocalPath, inout Configuration) throws(SettingMismatch) -> Void
  /// The value in a configuration, paths as from its root.
  public let value: @Sendable (Configuration) -> JSONValue

  init<Value>(
    _ name: String, _ environment: String, _ type: SettingType<Value>,
    _ field: WritableKeyPath<Configuration, Value> & Sendable, _ meaning: String
  ) {
    self.name = name
    self.environment = environment
    self.meaning = meaning
    expectation = type.expectation
    schema = type.schema
    isText = type.isText
    assign = { node, base, configuration throws(SettingMismatch) in
      configuration[keyPath: field] = try type.parse(node, base)
    }
    value = { configuration in type.render(configuration[keyPath: field], configuration.root) }
  }

  /// The value of a configuration in which nothing is set.
  public var defaultValue: JSONValue { value(Configuration(root: .root)) }

  /// The key in the object that holds it.
  var key: String { String(name.split(separator: ".").last ?? "") }
}
