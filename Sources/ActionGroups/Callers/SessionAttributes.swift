import JSON

/// The attributes of a session and of its present turn, which go back as they came.
struct SessionAttributes: Sendable {
  private static let keys = ["sessionAttributes", "promptSessionAttributes"]
  private let members: [JSONObject.Member]

  init(_ event: JSONObject) {
    members = Self.keys.compactMap { key in event[key].map { JSONObject.Member(key: key, value: $0) } }
  }

  /// A response with the attributes behind its members.
  func added(to response: JSONObject) -> JSONValue { .object(JSONObject(response.members + members)) }
}
