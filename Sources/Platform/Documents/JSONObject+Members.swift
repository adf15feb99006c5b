import JSON

extension JSONObject {
  /// Adds the members of another object at the end; keys that are there get the new value.
  mutating func append(_ other: JSONObject) {
    for member in other.members { self[member.key] = member.value }
  }
}
