import JSON
import Retrieval
import Synchronization
import Testing
import Tools

@testable import Agents

@Suite struct AgentTests {
  private static let passage = Passage.values(
    "metrics.json", [("metrics > rmse", "0.0999"), ("model_version", "v1.0")])

  private static func agent(
    _ turns: [[ModelEvent]], tools: [Tool] = [], limits: Agent.Limits = .init()
  ) -> Agent {
    Agent(
      model: ScriptedModel(turns: turns), instruction: "Answer.",
      search: KnowledgeBaseSearch { _, _, _ in [passage] }, tools: tools, limits: limits, clock: ContinuousClock())
  }

  private static func call(_ id: String, _ name: String, _ input: JSONObject = [:]) -> ModelEvent {
    .toolCall(ToolCall(id: id, name: name, input: input))
  }

  private static func tool(_ name: String, _ body: @escaping @Sendable (JSONObject) async throws -> JSONValue) -> Tool {
    Tool(ToolDefinition(name: name, description: "A tool.", parameters: []), body: body)
  }

  @Test func `The answer is the last turn's text with citations resolved to lines and pointers`() async throws {
    let source = CitedSource(chunk: Self.passage.chunk.id, lines: [0])
    let agent = Self.agent([
      [
        .text("RMSE is 0.0999", sources: [source]), .text(".", sources: []),
        .finished(.endTurn, Usage(outputTokens: 5)),
      ]
    ])
    let answer = try await agent.answer(to: "rmse?")
    #expect(answer.text == "RMSE is 0.0999.")
    #expect(answer.citations.map(\.span) == [0..<14])
    #expect(answer.citations.first?.pointers == ["/metrics/rmse"])
    #expect(answer.citations.first?.lines == 2...2)
    #expect(answer.figures.unsupported.isEmpty)
    #expect(answer.usage.outputTokens == 5)
    #expect(answer.stopReason == .endTurn)
  }

  @Test func `A figure that nothing states is flagged`() async throws {
    let agent = Self.agent([[.text("RMSE is 0.42", sources: []), .finished(.endTurn, Usage())]])
    let answer = try await agent.answer(to: "rmse?")
    #expect(answer.figures.unsupported.map(\.text) == ["0.42"])
    #expect(!answer.isSupported)
  }

  @Test func `Tool calls asked for together run together and their results come back in order`() async throws {
    let arrivals = Mutex(0)
    let wait: @Sendable (JSONObject) async throws -> JSONValue = { _ in
      arrivals.withLock { $0 += 1 }
      // Each waits for the other: run one after the other they would never meet.
      while arrivals.withLock({ $0 }) < 2 { try await Task.sleep(for: .milliseconds(1)) }
      return ["met": true]
    }
    let agent = Self.agent(
      [
        [Self.call("a", "first"), Self.call("b", "second"), .finished(.toolUse, Usage())],
        [.text("done", sources: []), .finished(.endTurn, Usage())],
      ],
      tools: [Self.tool("first", wait), Self.tool("second", wait)])
    var shown: [Message] = []
    for try await event in agent.events(for: "go") {
      if case .turnStarted(let request, _) = event.kind { shown = request.messages }
    }
    let results = shown.last?.content.compactMap { if case .toolResult(let result) = $0 { result.callID } else { nil } }
    #expect(results == ["a", "b"])
  }

  @Test func `Of a thousand calls in one turn 64 are run, eight at once, and the model is told of the others`()
    async throws
  {
    let running = Mutex((now: 0, most: 0, all: 0))
    let tool = Self.tool("count") { _ in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
      try await Task.sleep(for: .milliseconds(1))
      running.withLock { $0.now -= 1 }
      return 1
    }
    let calls = (0..<1000).map { Self.call("c\($0)", "count") }
    let turns = [calls + [.finished(.toolUse, Usage())], [.text("Done.", sources: []), .finished(.endTurn, Usage())]]
    let answer = try await Self.agent(turns, tools: [tool]).answer(to: "count?")
    #expect(answer.text == "Done.")
    let (_, most, all) = running.withLock { $0 }
    #expect(all == 64 && most <= 8)
  }

  @Test func `A failing, unknown or ill-called tool is told to the model, and the run goes on`() async throws {
    struct Broken: Error, CustomStringConvertible { var description: String { "broken" } }
    let agent = Self.agent(
      [
        [
          Self.call("1", "fails"), Self.call("2", "nowhere"),
          Self.call("3", "search_knowledge_base", ["query": 7]), .finished(.toolUse, Usage()),
        ],
        [.text("sorry", sources: []), .finished(.endTurn, Usage())],
      ],
      tools: [Self.tool("fails") { _ in throw Broken() }])
    var failures: [String] = []
    for try await event in agent.events(for: "go") {
      if case .toolFinished(_, let result) = event.kind, case .failure(let reason) = result.content {
        failures.append(reason)
      }
    }
    #expect(failures.sorted().count == 3)
    #expect(failures.contains("broken"))
    #expect(failures.contains { $0.contains("there is no such tool") })
    #expect(failures.contains { $0.contains("query must be a string") })
  }

  @Test func `A run ends at its step limit and at its budget`() async throws {
    let loop: [ModelEvent] = [Self.call("x", "noop"), .finished(.toolUse, Usage(usd: 0.4))]
    let noop = Self.tool("noop") { _ in nil }
    let steps = try await Self.agent([loop, loop, loop], tools: [noop], limits: .init(steps: 2)).answer(to: "go")
    #expect(steps.stopReason == .stepLimit)
    #expect(steps.steps.count { $0.kind == .model } == 2)
    let budget = try await Self.agent([loop, loop, loop], tools: [noop], limits: .init(usd: 0.7)).answer(to: "go")
    #expect(budget.stopReason == .budget)
    #expect(budget.steps.count { $0.kind == .model } == 2)
  }

  @Test func `Cancelling the reader of the events cancels the tools`() async throws {
    let wasCancelled = Mutex(false)
    let started = Mutex(false)
    let hanging = Self.tool("hangs") { _ in
      started.withLock { $0 = true }
      do { try await Task.sleep(for: .seconds(60)) } catch {
        wasCancelled.withLock { $0 = true }
        throw error
      }
      return nil
    }
    let agent = Self.agent([[Self.call("x", "hangs"), .finished(.toolUse, Usage())]], tools: [hanging])
    let task = Task { try await agent.answer(to: "go") }
    while !started.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    _ = await task.result
    while !wasCancelled.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    #expect(wasCancelled.withLock { $0 })
  }

  @Test func `Passages go into the user's turn as data, never into the instruction`() async throws {
    let agent = Self.agent([[.text("ok", sources: []), .finished(.endTurn, Usage())]])
    for try await event in agent.events(for: "rmse?") {
      guard case .turnStarted(let request, _) = event.kind else { continue }
      #expect(request.instruction == "Answer.")
      #expect(request.messages.last?.passages.count == 1)
    }
  }
}
