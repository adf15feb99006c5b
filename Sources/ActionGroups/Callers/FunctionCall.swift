import JSON

/// A call by a Bedrock agent whose action group has function details.
///
/// Event and response: docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html. With `REPROMPT` the body goes to
/// the model, which may call again; with `FAILURE` the agent's run ends in a DependencyFailedException.
struct FunctionCall: Caller {
  private let actionGroup: JSONValue
  private let session: SessionAttributes
  let tool: String
  let arguments: JSONObject

  /// `nil` for an event that names no function.
  init?(_ event: JSONObject) {
    guard let function = event["function"]?.string else { return nil }
    actionGroup = event["actionGroup"] ?? ""
    tool = function
    session = SessionAttributes(event)
    arguments = NamedValues.object(event["parameters"])
  }

  func response(_ outcome: ToolOutcome, bodyBytes: Int) -> JSONValue {
    let text = outcome.text(fitting: bodyBytes)
    var answer: JSONObject = [:]
    switch outcome {
    case .answer: break
    case .invalidInput, .unknownTool: answer["responseState"] = "REPROMPT"
    case .failed: answer["responseState"] = "FAILURE"
    }
    answer["responseBody"] = ["TEXT": ["body": .string(text)]]
    return session.added(to: [
      "messageVersion": "1.0",
      "response": ["actionGroup": actionGroup, "function": .string(tool), "functionResponse": .object(answer)],
    ])
  }
}
