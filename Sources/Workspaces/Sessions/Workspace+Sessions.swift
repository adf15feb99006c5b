import Agents
import Tools

extension Workspace {
  /// Opens the session for a question.
  ///
  /// - Throws: `WorkspaceError` when no session or more than one has a named id.
  public func session(_ choice: SessionChoice) throws -> Session {
    try runs.session(choice, at: clock(), idleLimit: settings.agent.idleSessionSeconds)
  }

  /// Answers a question of a session, and records the run.
  ///
  /// A run is recorded also when it fails. That it cannot be recorded is a warning of the completed run.
  /// - Parameters:
  ///   - tools: what the model may use beside the search.
  ///   - onEvent: sees every event as it happens; what it throws ends the run.
  /// - Throws: what the model or the search throws, and what `onEvent` does.
  public func run(
    _ question: String, in session: Session, over knowledgeBase: KnowledgeBase, tools: [Tool] = [],
    limits: Agent.Limits, onEvent: (AgentEvent) throws -> Void = { _ in }
  ) async throws -> CompletedRun {
    let model = try await cloud.languageModel()
    let agent = try agent(over: knowledgeBase, model: model, tools: tools, limits: limits)
    let header = try header(question, session, model: model.modelID)
    let before = cloud.spending.entries
    var recording = RunRecording(header, in: runs)
    var fold = AnswerFold()
    do {
      for try await event in agent.events(for: question, after: session.history) {
        fold.add(event)
        recording.add(event)
        try onEvent(event)
      }
    } catch {
      recording.add(cloud.spending.entries.since(before))
      recording.fail(error)
      throw error
    }
    let answer = fold.result
    let spent = cloud.spending.entries.since(before)
    recording.add(spent)
    recording.finish(answer)
    let unrecorded = recording.failure.map { ["the run could not be recorded: \($0)"] } ?? []
    let warnings = unrecorded + cloud.takeWarnings()
    return CompletedRun(header: header, answer: answer, spent: spent, warnings: warnings)
  }

  private func header(_ question: String, _ session: Session, model: String) throws -> RunHeader {
    let run = runs.freshID()
    return RunHeader(
      run: run, session: session.id ?? run, created: SystemClock.text(clock()), question: question,
      model: model, instruction: try instruction(),
      passageCount: settings.knowledgeBase.numberOfResults, history: session.history)
  }
}
