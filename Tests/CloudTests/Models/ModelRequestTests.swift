import Agents
import JSON
import Retrieval
import Testing
import Tools

@testable import Cloud

@Suite struct ModelRequestTests {
  private static func messages(_ request: ModelRequest) -> [JSONValue] {
    ConverseRequest(request, options: ModelOptions()).body["messages"]?.array ?? []
  }

  @Test func `Temperature, cache points and tools are left out when they are not wanted`() {
    var request = ModelRequest.question("?")
    request.tools = []
    request.instruction = " "
    let options = ModelOptions(maximumTokens: -5, cachesPrompt: false, streams: false)
    let converse = ConverseRequest(request, options: options).body
    #expect(converse.object?.keys == ["messages", "inferenceConfig"])
    #expect(converse["inferenceConfig"] == ["maxTokens": 1])
    let messages = MessagesRequest(request, modelID: "m", options: options).body
    #expect(messages.object?.keys == ["model", "max_tokens", "messages"])
  }

  @Test func `A temperature and the cache points are sent when they are wanted`() {
    let options = ModelOptions(temperature: 0.5)
    let converse = ConverseRequest(.question("?"), options: options).body
    #expect(converse["inferenceConfig"]?["temperature"] == 0.5)
    #expect(converse["system"]?.array?.last == ["cachePoint": ["type": "default"]])
    #expect(converse["toolConfig"]?["tools"]?.array?.last == ["cachePoint": ["type": "default"]])
    let messages = MessagesRequest(.question("?"), modelID: "m", options: options).body
    #expect(messages["temperature"] == 0.5 && messages["stream"] == true)
    #expect(messages["tools"]?.array?.last?["cache_control"] == ["type": "ephemeral"])
    #expect(messages["tools"]?[0]?["cache_control"] == nil)
  }

  @Test func `Roles alternate, blank words are dropped, and a conversation begins with the user`() {
    var request = ModelRequest.question("last")
    request.messages = [
      Message(.assistant, [.text("stray")]), Message(.user, [.text("one")]), Message(.assistant, [.text(" \n")]),
      Message(.user, [.text("two")]), Message(.user, [.text("")]), Message(.assistant, [.text("three")]),
      Message(.user, [.text("four")]),
    ]
    let messages = Self.messages(request)
    #expect(messages.map { $0["role"]?.string } == ["user", "assistant", "user", "assistant", "user"])
    #expect(messages[2]["content"]?.array?.compactMap { $0["text"]?.string } == ["one", "two"])
    request.messages = []
    #expect(Self.messages(request).count == 1)
  }

  @Test func `Passages come before the question, results of tools before everything`() {
    let passage = Passage.values("m.json", ["rmse: 1"])
    var request = ModelRequest.question("?", [passage])
    #expect(Self.messages(request)[0]["content"]?.array?.map { $0.object?.keys } == [["searchResult"], ["text"]])
    request.messages.append(Message(.assistant, [.toolCall(ToolCall(id: "a", name: "t", input: [:]))]))
    request.messages.append(
      Message(.user, [.text("and?"), .toolResult(ToolResult(callID: "a", content: .passages([])))]))
    let blocks = Self.messages(request)[2]["content"]?.array
    #expect(blocks?.map { $0.object?.keys } == [["toolResult"], ["text"]])
    #expect(blocks?.first?["toolResult"]?["content"] == [["text": "No passages were found."]])
  }

  @Test func `Names and ids that a provider would refuse are sent in a form that it takes`() {
    var request = ModelRequest.question("?")
    let call = ToolCall(id: "a b/é", name: String(repeating: "x.", count: 60), input: [:])
    request.messages += [
      Message(.assistant, [.toolCall(call)]),
      Message(.user, [.toolResult(ToolResult(callID: call.id, content: .failure(" ")))]),
    ]
    let messages = Self.messages(request)
    let use = messages[1]["content"]?[0]?["toolUse"]
    #expect(use?["toolUseId"] == "a_b__" && use?["name"]?.string?.count == 64)
    let result = messages[2]["content"]?[0]?["toolResult"]
    #expect(result?["toolUseId"] == "a_b__" && result?["status"] == "error")
    #expect(result?["content"]?[0]?["text"]?.string?.isEmpty == false)
  }
}
