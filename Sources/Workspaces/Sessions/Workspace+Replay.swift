import Agents
import JSON

extension Workspace {
  /// Runs the agent again over an index, with a model that says what it said in a recorded run.
  ///
  /// - Throws: `ReplayMismatch` when the model is asked something else than in the record: the documents or the
  ///   instruction changed since; `WorkspaceError` for a record without an answer.
  public func replay(_ record: RunRecord, over knowledgeBase: KnowledgeBase) async throws -> ReplayedRun {
    guard let answer = record.answer else {
      throw WorkspaceError(
        .notFound, "run \(record.header.run) has no answer to compare with", reason: "it failed, or its record was cut",
        remedies: ["See how far it came: kb trace \(record.header.run)"])
    }
    // What ended the run then ends it now: its budget, or the number of its turns.
    let budget = answer["stop_reason"]?.string == StopReason.budget.rawValue ? answer["usage"]?["usd"]?.double : nil
    let agent = try agent(
      over: knowledgeBase, model: ReplayedModel(record), passageCount: record.header.passageCount,
      tools: await customerTools(), limits: Agent.Limits(steps: record.turns.count, usd: budget))
    return ReplayedRun(
      record: record, answer: try await agent.answer(to: record.header.question, after: record.header.history))
  }
}
