import JSON
import Prompts
import Retrieval
import Tools

/// Lets a language model use passages and tools until it has an answer with citations.
///
/// One loop for every model: search for the question, ask the model for a turn, run the tools it asks for (together
/// when it asks for several), give it the results, and stop at a turn without tool calls, at the step limit or at the
/// budget. Everything that happens is an `AgentEvent`; the answer is their fold.
public struct Agent: Sendable {
  /// When a run ends, whether or not the model has finished.
  public struct Limits: Sendable, Hashable {
    /// The number of turns.
    public var steps: Int
    /// The sum of money, in US dollars; `nil` for no limit.
    public var usd: Double?

    /// Eight turns and no budget, unless said otherwise.
    public init(steps: Int = 8, usd: Double? = nil) {
      self.steps = steps
      self.usd = usd
    }
  }

  private let model: any LanguageModel
  private let instruction: String
  private let search: KnowledgeBaseSearch
  private let passageCount: Int
  private let tools: [Tool]
  private let limits: Limits
  private let clock: any Clock<Duration>

  /// An agent over a model, a knowledge base and further tools.
  ///
  /// - Parameter passageCount: how many passages are retrieved before the first turn.
  public init(
    model: any LanguageModel, instruction: String, search: KnowledgeBaseSearch, passageCount: Int = 5,
    tools: [Tool] = [], limits: Limits = Limits(), clock: any Clock<Duration>
  ) {
    self.model = model
    self.instruction = instruction
    self.search = search
    self.passageCount = passageCount
    self.tools = tools
    self.limits = limits
    self.clock = clock
  }

  /// Answers a question: the fold of its events.
  public func answer(to question: String, after history: [Message] = []) async throws -> Answer {
    var fold = AnswerFold()
    for try await event in events(for: question, after: history) { fold.add(event) }
    return fold.result
  }

  /// Streams what happens while a question is answered; ends after `.finished`, or throws.
  ///
  /// - Parameter history: the turns before, alternating between the user and the model.
  public func events(
    for question: String, after history: [Message] = []
  ) -> AsyncThrowingStream<AgentEvent, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await run(question, history, Emitter(clock: clock, continuation: continuation))
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// Stamps events with the time since the run began.
  private struct Emitter: Sendable {
    let elapsed: @Sendable () -> Double
    let continuation: AsyncThrowingStream<AgentEvent, any Error>.Continuation

    init(clock: some Clock<Duration>, continuation: AsyncThrowingStream<AgentEvent, any Error>.Continuation) {
      let start = clock.now
      elapsed = {
        let (seconds, attoseconds) = start.duration(to: clock.now).components
        return Double(seconds) * 1e3 + Double(attoseconds) * 1e-15
      }
      self.continuation = continuation
    }

    func callAsFunction(_ kind: AgentEvent.Kind) {
      continuation.yield(AgentEvent(milliseconds: elapsed(), kind))
    }
  }

  private func run(_ question: String, _ history: [Message], _ emit: Emitter) async throws {
    emit(.started(question: question, model: model.modelID))
    let (query, found) = try await retrieve(question, history)
    emit(.retrieved(query: query, found))
    var messages = history + [Message(.user, [.text(question), .passages(found)])]
    var newMessages = messages.count
    var spent = 0.0
    for _ in 0..<max(1, limits.steps) {
      try Task.checkCancellation()
      let request = ModelRequest(instruction: instruction, messages: messages, tools: definitions)
      emit(.turnStarted(request, newMessages: newMessages))
      let turn = try await turn(request, emit)
      spent += turn.usage.usd
      guard !turn.calls.isEmpty, turn.stopReason.awaitsTools else { return emit(.finished(turn.stopReason)) }
      if let budget = limits.usd, spent >= budget { return emit(.finished(.budget)) }
      let results = try await run(turn.calls, emit)
      messages.append(Message(.assistant, turn.content))
      messages.append(Message(.user, results.map(Message.Content.toolResult)))
      newMessages = 2
    }
    emit(.finished(.stepLimit))
  }

  /// What the model would be given for its first turn; it is not asked.
  public func firstRequest(for question: String, after history: [Message] = []) async throws -> ModelRequest {
    let found = try await retrieve(question, history).passages
    let messages = history + [Message(.user, [.text(question), .passages(found)])]
    return ModelRequest(instruction: instruction, messages: messages, tools: definitions)
  }

  private func retrieve(
    _ question: String, _ history: [Message]
  ) async throws -> (query: String, passages: [Passage]) {
    let query = Self.query(for: question, after: history)
    return (query, try await search.passages(for: query, count: passageCount))
  }

  /// A short follow-up ("and for churn?") says too little to be searched for alone.
  private static func query(for question: String, after history: [Message]) -> String {
    guard question.split(whereSeparator: \.isWhitespace).count <= 5,
      let previous = history.last(where: { $0.role == .user })?.text
    else { return question }
    return "\(question) \(previous)"
  }

  private var definitions: [ToolDefinition] { [KnowledgeBaseSearch.definition] + tools.map(\.definition) }

  /// What a model said in one turn.
  private struct Turn {
    var content: [Message.Content] = []
    var calls: [ToolCall] = []
    var stopReason = StopReason.endTurn
    var usage = Usage()

    /// Adds words, to those before when nothing stands between: a model streams them in small pieces.
    mutating func say(_ text: String) {
      if case .text(let before)? = content.last {
        content[content.count - 1] = .text(before + text)
      } else {
        content.append(.text(text))
      }
    }
  }

  private func turn(_ request: ModelRequest, _ emit: Emitter) async throws -> Turn {
    var turn = Turn()
    for try await event in model.events(for: request) {
      emit(.model(event))
      switch event {
      case .text(let text, _): turn.say(text)
      case .cited: break
      case .toolCall(let call):
        turn.content.append(.toolCall(call))
        turn.calls.append(call)
      case .finished(let reason, let usage):
        turn.stopReason = reason
        turn.usage = usage
      }
    }
    // A stream that ends because the task was cancelled looks complete.
    try Task.checkCancellation()
    return turn
  }

  /// Runs calls together; results come in the order of the calls.
  private func run(_ calls: [ToolCall], _ emit: Emitter) async throws -> [ToolResult] {
    for call in calls { emit(.toolStarted(call)) }
    var results = [ToolResult?](repeating: nil, count: calls.count)
    try await withThrowingTaskGroup(of: (Int, ToolResult).self) { group in
      func take() async throws {
        guard let (position, result) = try await group.next() else { return }
        results[position] = result
        emit(.toolFinished(calls[position], result))
      }
      for (position, call) in calls.enumerated() {
        if position >= Self.callsAtOnce { try await take() }
        group.addTask {
          let isTooMany = position >= Self.maximumCalls
          let content = isTooMany ? Self.refusal : try await content(of: call)
          return (position, ToolResult(callID: call.id, content: content))
        }
      }
      for _ in 0..<min(calls.count, Self.callsAtOnce) { try await take() }
    }
    return results.compactMap(\.self)
  }

  /// How many tool calls run at once.
  private static let callsAtOnce = 8
  /// How many tool calls of one turn are run: what a model writes is bounded.
  private static let maximumCalls = 64
  private static let refusal = ToolResult.Content.failure(
    "not run: a turn may have \(maximumCalls) tool calls; ask for the most important first")

  /// What a call came to; a failure is told to the model, which may mend it, and only cancellation ends the run.
  private func content(of call: ToolCall) async throws -> ToolResult.Content {
    do {
      if let fault = call.inputFault { throw ToolError(.invalidInput, tool: call.name, fault) }
      if call.name == KnowledgeBaseSearch.definition.name { return .passages(try await search.run(call.input)) }
      guard let tool = tools.first(where: { $0.definition.name == call.name }) else {
        let known = definitions.map(\.name).joined(separator: ", ")
        throw ToolError(.unknownTool, tool: call.name, "there is no such tool; the tools are \(known)")
      }
      return .json(try await tool.run(call.input))
    } catch let error as CancellationError {
      throw error
    } catch {
      return .failure("\(error)")
    }
  }
}

extension Agent {
  /// The instruction that is in force unless another is configured (`prompts/agent.md`).
  public static var defaultInstruction: String { Prompts.agent }
}
