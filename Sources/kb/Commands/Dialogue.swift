import Agents
import Cloud
import JSON
import JSON
import Tools
import Workspaces

/// Questions of one session, answered and printed.
struct Dialogue {
  private let workspace: Workspace
  private let knowledgeBase: KnowledgeBase
  private let limits: Agent.Limits
  private let console: Console
  private let location: LocationOptions
  private let printsEvents: Bool
  private let tools: [Tool]
  private var session: Session

  /// Opens the workspace and the session that the options name, and brings the index up to date.
  init(
    _ location: LocationOptions, _ options: AnswerOptions, _ console: Console, _ host: Host, printsEvents: Bool = false
  )
    async throws
  {
    self.console = console
    self.location = location
    self.printsEvents = printsEvents
    workspace = try await Workspace(
      host: host, docs: location.documents(host), flags: location.flags + options.flags)
    if !workspace.settings.services.isEmpty { Interruption.cancelsFirst() }
    tools = await workspace.customerTools(progress: PreparationLines(console).update)
    limits = Agent.Limits(steps: workspace.settings.agent.maximumSteps, usd: workspace.settings.agent.maximumUSD)
    session = try workspace.session(options.choice)
    if !console.json, !printsEvents {
      console.note(Self.engine(workspace.settings))
      if let note = Self.note(on: session.opening) { console.note(note) }
    }
    knowledgeBase = try await Freshness.upToDate(
      workspace, console: console, isAllowed: !options.isWithoutSync)
  }

  /// Answers a question and prints the answer.
  ///
  /// - Returns: the exit status that the answer stands for.
  mutating func ask(_ question: String) async throws -> ExitStatus {
    let run: CompletedRun
    do {
      run = try await workspace.run(question, in: session, over: knowledgeBase, tools: tools, limits: limits) { event in
        if printsEvents { try console.print(event: event.json) }
      }
    } catch {
      SpentNote.show(workspace.cloud, console)
      throw error
    }
    session.add(run)
    if printsEvents {
      try console.print(event: run.json)
    } else {
      try console.print(run.json, or: AnswerReport(run, console).text)
    }
    if !console.json, !printsEvents {
      for warning in run.warnings { console.note("warning: \(warning)") }
      if let notice = run.answer.notice { console.note("warning: \(notice)") }
      console.note(AnswerReport(run, console).summary(commandOptions: location.commandOptions))
    }
    if run.answer.stopReason == .budget { return .budgetReached }
    return run.answer.isSupported ? .success : .noSupportedAnswer
  }

  /// Prints what the first turn of a question may cost at most, without asking the model.
  func estimate(_ question: String) async throws {
    let consumption = try await workspace.estimate(question, in: session, over: knowledgeBase, tools: tools)
    let usd = consumption.map { workspace.cloud.cost(of: [$0]) } ?? 0
    let steps = workspace.settings.agent.maximumSteps
    let read = (consumption?.inputTokens ?? 0) + (consumption?.cacheWriteTokens ?? 0)
    let written = consumption?.outputTokens ?? 0
    try console.print(
      [
        "usd": usd.map(JSONValue.number) ?? .null, "input_tokens": .number(read), "output_tokens": .number(written),
        "maximum_steps": .number(steps),
      ],
      or:
        "the first turn costs at most \(usd?.dollars ?? "an unknown sum: no price"): \(read.counted("token")) to read, up to "
        + "\(written) to write; a question takes up to \(steps.counted("turn"))")
  }

  private static func engine(_ settings: Configuration) -> String {
    switch settings.agent.model {
    case "offline":
      "engine: offline (no language model: answers are extracted from the documents"
        + (settings.services.isEmpty ? "; no network, $0)" : ")")
    case "bedrock": "engine: \(ConverseModel.standardModelID) on Amazon Bedrock"
    case "anthropic": "engine: \(MessagesModel.standardModelID) at Anthropic"
    default: "engine: \(settings.agent.model)"
    }
  }

  private static func note(on opening: Session.Opening) -> String? {
    switch opening {
    case .new, .continued: nil
    case .nothingToContinue: "new session: there is none to continue"
    case .expired(let session, let seconds):
      "new session: \(session) has lain idle for \(seconds.minutes) "
        + "(--session \(session) continues it all the same)"
    }
  }
}
