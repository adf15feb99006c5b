import JSON
import Testing

@Suite struct CoercionTests {
  private let events = Events()

  private func repeated(_ arguments: [String: String]) async throws -> JSONValue? {
    try await events.operation("repeat_all", arguments).jsonBody
  }

  @Test func `Texts become what the parameters are`() async throws {
    let body = try await repeated([
      "count": " 42 ", "flag": "TRUE", "settings": #"{"churn": 1.50, "list": [1]}"#, "colour": "red", "note": "7",
    ])
    #expect(
      body == [
        "colour": "red", "count": 42, "flag": true, "note": "7",
        "settings": ["churn": .number(1.5), "list": [1]],
      ] || body?["settings"]?["churn"]?.double == 1.5)
    #expect(body?["count"] == 42)
    #expect(body?["flag"] == true)
    #expect(body?["note"] == "7")
  }

  @Test func `A whole number may be written as one with decimals`() async throws {
    #expect(try await repeated(["count": "42.0"])?["count"] == 42)
    #expect(try await repeated(["count": "42.5"])?["error"] != nil)
    #expect(try await repeated(["count": "99999999999999999999"])?["error"] != nil)
  }

  @Test func `An optional argument without a text is left out, a required one is not`() async throws {
    #expect(try await repeated(["count": "1", "flag": "", "settings": "", "colour": ""]) == ["count": 1])
    #expect(try await repeated(["count": "1", "note": ""]) == ["count": 1, "note": ""])
    #expect(try await repeated(["count": ""])?["error"]?["code"] == "invalid_input")
    #expect(try await events.gateway("repeat_all", ["count": 1, "flag": .null]) == ["count": 1])
  }

  @Test(arguments: [
    ["count": "1", "flag": "yes"], ["count": "1", "settings": "[1]"], ["count": "1", "settings": "{a=1}"],
    ["count": "1", "colour": "blue"], ["count": "1001"], ["count": "1", "stranger": "x"],
  ])
  func `What is none of the type is for the model to mend`(arguments: [String: String]) async throws {
    let response = try await events.operation("repeat_all", arguments)
    #expect(response["httpStatusCode"] == 400)
  }

  @Test func `Values that are no texts are taken as they are`() async throws {
    let event: JSONValue = [
      "function": "repeat_all",
      "parameters": [
        ["name": "count", "value": 5], ["name": "flag", "value": false], ["type": "string", "value": "no name"],
      ],
    ]
    let answer = try await events.response(event)["response"]?["functionResponse"]
    #expect(answer?.textBody == #"{"count":5,"flag":false}"#)
  }

  @Test func `The body's value counts where parameters and body name one argument`() async throws {
    let event: JSONValue = [
      "apiPath": "/repeat_all", "httpMethod": "POST", "parameters": Events.named(["count": "1", "note": "p"]),
      "requestBody": ["content": ["application/json": ["properties": Events.named(["count": "2"])]]],
    ]
    #expect(try await events.response(event)["response"]?.jsonBody == ["count": 2, "note": "p"])
  }

  @Test func `Further arguments are put beside the rest, which goes before them`() async throws {
    let answer = try await events.function(
      "wide", ["c": "4", "further_arguments": #"{"e":"3","f":"x","c":9,"g":"{\"h\":1}"}"#])
    #expect(try JSONValue(parsing: answer.textBody ?? "") == ["c": 4, "e": 3, "f": "x", "g": ["h": 1]])
    let empty = try await events.function("wide", ["c": "4", "further_arguments": ""])
    #expect(empty.textBody == #"{"c":4}"#)
    let wrong = try await events.function("wide", ["c": "4", "further_arguments": "e=3"])
    #expect(wrong["responseState"] == "REPROMPT")
    let none = try await events.function("repeat_all", ["count": "4", "further_arguments": "{}"])
    #expect(none["responseState"] == "REPROMPT")
  }
}
