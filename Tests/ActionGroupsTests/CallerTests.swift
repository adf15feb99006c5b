import ActionGroups
import JSON
import TestSupport
import Testing

@Suite struct CallerTests {
  private let events = Events()

  @Test func `An operation's answer echoes action group, path, method and attributes as they came`() async throws {
    let attributes: JSONValue = ["b": "2", "a": "1", "exact": .number(JSONNumberSample.long)]
    let event: JSONValue = [
      "messageVersion": "1.0", "agent": ["name": "a", "id": "AGENT12345", "alias": "TSTALIASID", "version": "DRAFT"],
      "inputText": "?", "sessionId": "s", "actionGroup": "tools", "apiPath": "/repeat_all", "httpMethod": "POST",
      "parameters": [["name": "count", "type": "integer", "value": "7"]],
      "requestBody": [
        "content": ["application/json": ["properties": [["name": "note", "type": "string", "value": "hi"]]]]
      ],
      "sessionAttributes": attributes, "promptSessionAttributes": [:],
    ]
    let response = try await events.response(event)
    #expect(
      response == [
        "messageVersion": "1.0",
        "response": [
          "actionGroup": "tools", "apiPath": "/repeat_all", "httpMethod": "POST", "httpStatusCode": 200,
          "responseBody": ["application/json": ["body": #"{"count":7,"note":"hi"}"#]],
        ],
        "sessionAttributes": attributes, "promptSessionAttributes": [:],
      ])
  }

  @Test func `A function's answer has no state and no attributes that did not come`() async throws {
    let event: JSONValue = [
      "messageVersion": "1.0", "actionGroup": "tools", "function": "repeat_all",
      "parameters": [["name": "count", "type": "integer", "value": "7"]],
    ]
    #expect(
      try await events.response(event) == [
        "messageVersion": "1.0",
        "response": [
          "actionGroup": "tools", "function": "repeat_all",
          "functionResponse": ["responseBody": ["TEXT": ["body": #"{"count":7}"#]]],
        ],
      ])
  }

  @Test func `A gateway's call is told by its client context, whatever its arguments are called`() async throws {
    let answer = try await Events(tools: SampleTools.all).gateway("repeat_all", ["count": 3, "flag": true])
    #expect(answer == ["count": 3, "flag": true])
    let misleading = try await events.gateway("repeat_all", ["count": 1, "function": "broken"])
    #expect(misleading["error"]?["code"] == "invalid_input")
  }

  @Test(arguments: [("kb___rows", "rows"), ("rows", "rows"), ("a___b___rows", "b___rows")])
  func `The target goes off a gateway's tool name, once`(name: String, tool: String) async throws {
    let answer = try await events.response(
      ["count": 0], context: ["custom": ["bedrockAgentCoreToolName": .string(name)]])
    if tool == "rows" {
      #expect(answer["row_count"] == 0)
    } else {
      #expect(answer["error"]?["message"]?.string?.contains(tool) == true)
    }
  }

  @Test func `Absent parameters and body are no arguments`() async throws {
    let operation: JSONValue = ["actionGroup": "t", "apiPath": "/refusing", "httpMethod": "POST"]
    #expect(try await events.response(operation)["response"]?["httpStatusCode"] == 400)
    let function: JSONValue = ["actionGroup": "t", "function": "refusing"]
    #expect(try await events.response(function)["response"]?["functionResponse"]?["responseState"] == "REPROMPT")
  }

  @Test func `An event of a Bedrock agent may have a client context of someone else`() async throws {
    let answer = try await events.response(["function": "refusing"], context: ["custom": ["other": "x"]])
    #expect(answer["response"]?["function"] == "refusing")
  }

  @Test(arguments: [
    #"{"a":1}"#, "{}", "[]", "7", #"{"apiPath":"/x"}"#, #"{"function":5}"#, #"{"httpMethod":"POST"}"#,
  ])
  func `Another event is an error that says what was expected`(event: String) async {
    let error = await #expect(throws: ActionGroupError.self) {
      try await ActionGroupHandler(tools: []).respond(to: Array(event.utf8))
    }
    #expect(error?.code == .unknownShape)
    #expect(error?.description.contains("apiPath") == true)
  }

  @Test func `Size and depth of an event are bounded, and text that is no JSON is refused`() async {
    let handler = ActionGroupHandler(tools: [], limits: ActionGroupLimits(eventBytes: 100, eventDepth: 5))
    let long = await #expect(throws: ActionGroupError.self) {
      try await handler.respond(to: Array(repeating: UInt8(ascii: " "), count: 101))
    }
    #expect(long?.code == .tooLarge)
    for text in ["[[[[[[1]]]]]]", "{", "", "{\"a\":\u{0}}"] {
      let error = await #expect(throws: ActionGroupError.self) { try await handler.respond(to: Array(text.utf8)) }
      #expect(error?.code == .invalidJSON)
    }
    let context = await #expect(throws: ActionGroupError.self) {
      try await handler.respond(to: Array("{}".utf8), clientContext: Array("x".utf8))
    }
    #expect(context?.description.contains("client context") == true)
  }

  @Test func `No mutation of an event crashes the handler`() async throws {
    var random = SplitMix64(seed: 3)
    let event = Array(
      #"{"actionGroup":"t","apiPath":"/wide","httpMethod":"POST","parameters":[{"name":"c","type":"x","value":"4"},{"name":"further_arguments","value":"{\"e\":3}"}]}"#
        .utf8)
    let handler = ActionGroupHandler(tools: SampleTools.all)
    for _ in 0..<2000 {
      var bytes = event
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 32...126, using: &random)
      }
      guard let response = try? await handler.respond(to: bytes) else { continue }
      _ = try JSONValue(parsing: response)
    }
  }
}
