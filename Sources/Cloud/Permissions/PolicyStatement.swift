import JSON

/// One statement of a policy; it allows.
public struct PolicyStatement: Sendable, Hashable {
  /// Its name, letters and digits.
  public let id: String
  /// The actions; never a pattern.
  public let actions: [String]
  /// The ARNs; those of objects and of a log's streams end in a pattern. Empty in a trust policy.
  public let resources: [String]
  /// What must be so besides: operator, key, values.
  public let conditions: [String: [String: [String]]]
  /// The service that is allowed to, in trust and resource policies.
  public let principal: String?

  init(
    _ id: String, _ actions: [String], on resources: [String], conditions: [String: [String: [String]]] = [:],
    principal: String? = nil
  ) {
    self.id = id
    self.actions = actions
    self.resources = resources
    self.conditions = conditions
    self.principal = principal
  }

  /// The statement as policies write it.
  public var json: JSONValue {
    var object: JSONObject = ["Sid": .string(id), "Effect": "Allow"]
    object["Principal"] = principal.map { ["Service": .string($0)] }
    object["Action"] = Self.list(actions)
    if !resources.isEmpty { object["Resource"] = Self.list(resources) }
    if !conditions.isEmpty {
      object["Condition"] = Self.object(conditions) { Self.object($0, Self.list) }
    }
    return .object(object)
  }

  private static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func object<Value>(_ members: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
    .object(
      JSONObject(members.sorted { $0.key < $1.key }.map { JSONObject.Member(key: $0.key, value: json($0.value)) }))
  }
}
