import Agents
import Cloud
import Tools

extension Workspace {
  /// What the first turn of a question may consume at most; `nil` for a model that costs nothing. The passages are searched
  /// for, which embeds the question; the model is not asked.
  ///
  /// - Throws: what the search throws.
  public func estimate(
    _ question: String, in session: Session, over knowledgeBase: KnowledgeBase, tools: [Tool] = []
  ) async throws -> Consumption? {
    let model = try await cloud.languageModel()
    let agent = try agent(over: knowledgeBase, model: model, tools: tools, limits: Agent.Limits())
    let request = try await agent.firstRequest(for: question, after: session.history)
    return (model as? ConverseModel)?.estimate(for: request) ?? (model as? MessagesModel)?.estimate(for: request)
  }
}
