import ActionGroups
import JSON
import Synchronization

/// Events of the three callers, and the answers to them.
struct Events {
  var tools = SampleTools.all
  var limits = ActionGroupLimits()

  func response(_ event: JSONValue, context: JSONValue? = nil) async throws -> JSONValue {
    let handler = ActionGroupHandler(tools: tools, limits: limits)
    return try JSONValue(parsing: await handler.respond(to: event.utf8(), clientContext: context?.utf8()))
  }

  /// The answer to a gateway's call.
  func gateway(_ tool: String, _ arguments: JSONValue) async throws -> JSONValue {
    try await response(arguments, context: ["custom": ["bedrockAgentCoreToolName": .string("kb___\(tool)")]])
  }

  /// The `functionResponse` to a call of a function.
  func function(_ tool: String, _ arguments: [String: String]) async throws -> JSONValue {
    let response = try await response([
      "messageVersion": "1.0", "actionGroup": "tools", "function": .string(tool),
      "parameters": Self.named(arguments),
    ])
    return response["response"]?["functionResponse"] ?? .null
  }

  /// The `response` to a call of an operation, the arguments in the body.
  func operation(_ tool: String, _ arguments: [String: String]) async throws -> JSONValue {
    let response = try await response([
      "messageVersion": "1.0", "actionGroup": "tools", "apiPath": .string("/\(tool)"), "httpMethod": "POST",
      "requestBody": ["content": ["application/json": ["properties": Self.named(arguments)]]],
    ])
    return response["response"] ?? .null
  }

  static func named(_ arguments: [String: String]) -> JSONValue {
    .array(
      arguments.sorted { $0.key < $1.key }.map {
        ["name": .string($0.key), "type": "string", "value": .string($0.value)]
      })
  }
}

extension JSONValue {
  /// The body of a function's response.
  var textBody: String? { self["responseBody"]?["TEXT"]?["body"]?.string }
  /// The body of an operation's response, read as JSON.
  var jsonBody: JSONValue? {
    self["responseBody"]?["application/json"]?["body"]?.string.flatMap { try? JSONValue(parsing: $0) }
  }
}
