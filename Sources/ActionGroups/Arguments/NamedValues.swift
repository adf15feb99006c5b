import JSON

/// Bedrock's way to send arguments: `[{"name","type","value"}]`, each value a text.
enum NamedValues {
  /// The values by name; none for a list that is absent, and without entries that have no name.
  static func object(_ list: JSONValue?) -> JSONObject {
    JSONObject(
      keepingLast: (list?.array ?? []).compactMap { entry in
        guard let name = entry["name"]?.string, let value = entry["value"] else { return nil }
        return JSONObject.Member(key: name, value: value)
      })
  }
}
