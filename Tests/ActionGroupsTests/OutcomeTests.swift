import ActionGroups
import JSON
import Synchronization
import Testing

@Suite struct OutcomeTests {
  private let events = Events()

  @Test func `What a model can mend is a REPROMPT with the tool's own words`() async throws {
    let refused = try await events.function("refusing", [:])
    #expect(refused["responseState"] == "REPROMPT")
    #expect(refused.textBody == "refusing: there is no column tenure; did you mean tenure_days?")
    let wrong = try await events.function("repeat_all", ["count": "twelve"])
    #expect(wrong["responseState"] == "REPROMPT")
    #expect(wrong.textBody?.contains("a whole number from 0 to 1000") == true)
    let unknown = try await events.function("repeat", [:])
    #expect(unknown["responseState"] == "REPROMPT")
    #expect(unknown.textBody?.contains("repeat_all, wide, broken") == true)
  }

  @Test(arguments: ["broken", "failing"])
  func `A failure is a FAILURE, and its reason goes to the log alone`(tool: String) async throws {
    let lines = Mutex<[String]>([])
    let handler = ActionGroupHandler(tools: SampleTools.all) { line in lines.withLock { $0.append(line) } }
    let event: JSONValue = ["function": .string(tool)]
    let response = try JSONValue(parsing: await handler.respond(to: event.utf8()))
    let answer = try #require(response["response"]?["functionResponse"])
    #expect(answer["responseState"] == "FAILURE")
    #expect(!response.text().contains("/var/lib"))
    #expect(lines.withLock { $0.count == 1 && $0.first?.contains("/var/lib/kb") == true })
  }

  @Test(arguments: [("repeat_all", 400), ("nothing", 404), ("broken", 500), ("failing", 500), ("refusing", 400)])
  func `An operation says the same by its status, the body with a code`(tool: String, status: Int) async throws {
    let response = try await events.operation(tool, [:])
    #expect(response["httpStatusCode"]?.int == status)
    let codes = [400: "invalid_input", 404: "unknown_tool", 500: "failed"]
    #expect(response.jsonBody?["error"]?["code"]?.string == codes[status])
  }

  @Test func `A gateway gets errors as JSON`() async throws {
    #expect(try await events.gateway("nothing", [:])["error"]?["code"] == "unknown_tool")
    #expect(try await events.gateway("broken", [:])["error"]?["code"] == "failed")
  }

  @Test func `A call that is cancelled is no failure of the tool`() async {
    let event: JSONValue = ["function": "slow"]
    let task = Task { try await ActionGroupHandler(tools: SampleTools.all).respond(to: event.utf8()) }
    try? await Task.sleep(for: .milliseconds(20))
    task.cancel()
    let result = await task.result
    #expect(throws: CancellationError.self) { try result.get() }
  }
}
