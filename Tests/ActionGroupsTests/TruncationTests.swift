import ActionGroups
import JSON
import Testing

@Suite struct TruncationTests {
  @Test(arguments: [300, 1000, 22_000])
  func `An answer of many rows keeps whole rows and says how many`(bytes: Int) async throws {
    let events = Events(limits: ActionGroupLimits(bodyBytes: bytes))
    let response = try await events.operation("rows", ["count": "5000"])
    let text = try #require(response["responseBody"]?["application/json"]?["body"]?.string)
    #expect(text.utf8.count <= bytes)
    let body = try JSONValue(parsing: text)
    let rows = try #require(body["rows"]?.array)
    #expect(!rows.isEmpty)
    #expect(rows.enumerated().allSatisfy { $1["id"]?.int == $0 && $1["text"]?.string == "row \"\($0)\" ö" })
    #expect(body["truncated"] == true)
    #expect(body["row_count"]?.int == rows.count)
    #expect(body["truncation"]?.string?.contains("first \(rows.count) of 5000") == true)
    // One row more would not have fitted.
    #expect(bytes - text.utf8.count < 60)
  }

  @Test func `An answer that fits is as the tool gave it`() async throws {
    let response = try await Events().gateway("rows", ["count": 3])
    #expect(response["truncated"] == false)
    #expect(response["truncation"] == nil)
  }

  @Test(arguments: [256, 300, 999, 1000, 1001, 1002, 1003])
  func `Another answer is cut at a character, inside valid JSON that says so`(bytes: Int) async throws {
    let text = String(repeating: "a👩‍👩‍👧\"\\\n", count: 500)
    let events = Events(
      tools: [.init(.init(name: "t", description: "", parameters: [])) { _ in ["text": .string(text)] }],
      limits: ActionGroupLimits(bodyBytes: bytes))
    let answer = try await events.function("t", [:])
    let body = try #require(answer.textBody)
    #expect(body.utf8.count <= bytes)
    let value = try JSONValue(parsing: body)
    #expect(value["truncated"] == true)
    #expect(value["bytes"]?.int == JSONValue.object(["text": .string(text)]).utf8().count)
    let cut = try #require(value["text"]?.string)
    #expect(JSONValue.object(["text": .string(text)]).text().hasPrefix(cut))
    #expect(!cut.isEmpty)
  }

  @Test func `One row that is too long is cut like any other value`() async throws {
    let events = Events(
      tools: [
        .init(.init(name: "t", description: "", parameters: [])) { _ in
          ["head": .string(String(repeating: "h", count: 900)), "rows": [["a": 1]]]
        }
      ], limits: ActionGroupLimits(bodyBytes: 500))
    let value = try await events.gateway("t", [:])
    #expect(value["rows"] == nil)
    #expect(value["text"]?.string?.hasPrefix("{\"head\"") == true)
    #expect(value.utf8().count <= 500)
  }

  @Test func `A message is bounded too`() async throws {
    let long = String(repeating: "ü", count: 5000)
    let limits = ActionGroupLimits(bodyBytes: 400)
    let events = Events(limits: limits)
    let function = try await events.function("repeat_all", [long: "1"])
    #expect((function.textBody?.utf8.count ?? 0) <= 400)
    let operation = try await events.operation("repeat_all", [long: "1"])
    #expect((operation["responseBody"]?["application/json"]?["body"]?.string?.utf8.count ?? 0) <= 400)
    #expect(operation.jsonBody?["error"]?["code"] == "invalid_input")
  }
}
