import JSON

/// A call by a Bedrock agent whose action group is described by OpenAPI.
///
/// Event and response: docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html. This form has no
/// `responseState`: the status of HTTP says what went wrong, 400 for arguments to mend, 404 for an operation that is not
/// there, 500 for a failure; what an agent makes of each is unverified.
struct OperationCall: Caller {
  private let actionGroup: JSONValue
  private let path: String
  private let method: String
  private let session: SessionAttributes
  let arguments: JSONObject

  /// `nil` for an event that has no path or no method.
  init?(_ event: JSONObject) {
    guard let path = event["apiPath"]?.string, let method = event["httpMethod"]?.string else { return nil }
    actionGroup = event["actionGroup"] ?? ""
    self.path = path
    self.method = method
    session = SessionAttributes(event)
    var arguments = NamedValues.object(event["parameters"])
    // A name that both have counts as the body has it.
    for member in Self.body(event["requestBody"]).members { arguments[member.key] = member.value }
    self.arguments = arguments
  }

  /// The operation's path without the slash.
  var tool: String { String(path.drop { $0 == "/" }) }

  func response(_ outcome: ToolOutcome, bodyBytes: Int) -> JSONValue {
    let body = outcome.json(fitting: bodyBytes).text()
    return session.added(to: [
      "messageVersion": "1.0",
      "response": [
        "actionGroup": actionGroup, "apiPath": .string(path), "httpMethod": .string(method),
        "httpStatusCode": .number(outcome.status),
        "responseBody": ["application/json": ["body": .string(body)]],
      ],
    ])
  }

  /// The properties of the body, of whatever media type.
  private static func body(_ requestBody: JSONValue?) -> JSONObject {
    let content = requestBody?["content"]
    let body = content?["application/json"] ?? content?.object?.members.first?.value
    return NamedValues.object(body?["properties"])
  }
}
