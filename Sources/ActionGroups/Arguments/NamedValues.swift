import JSON

/// Bedrock's way to send arguments: `[{"name","type","value"}]`, each value a text.
enum NamedValues {
  /// The values by name; none for a list that is absent, and without entries that have no name.
  static func object(_ list: JSONValue?) -> JSONObject {
    var object = JSONObject()
    for entry in list?.array ?? [] {
      guard let name = entry["name"]?.string, let value = entry["value"] else { continue }
      object[name] = value
    }
    return object
  }
}
