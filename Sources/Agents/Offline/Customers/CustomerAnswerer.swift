/// Answers a question about customers from the results of tools, and cites what documents say of them.
struct CustomerAnswerer {
  let plan: ToolPlan
  let outcomes: ToolOutcomes
  let evidence: Evidence

  /// The answer; `nil` when the results do not hold one, so that the documents are left.
  func draft() -> AnswerDraft? {
    switch plan.subject {
    case .refusal(let reason): return saying([reason])
    case .rows(let query): return outcomes.results.first.flatMap { RowsAnswer(query, $0)?.draft() }
    case .customers(let question):
      if outcomes.results.isEmpty { return outcomes.failures.isEmpty ? nil : saying(outcomes.failures) }
      guard var draft = draft(question) else { return nil }
      for failure in outcomes.failures { draft.say("\n\(failure)") }
      return draft
    }
  }

  /// What the documents are asked for, once the results are known: the features that matter, and the model.
  func furtherQueries() -> [String] {
    guard case .customers(let question) = plan.subject, let model = question.intent.model else { return [] }
    let features = outcomes.results.compactMap(Explanation.init).flatMap { $0.contributions.prefix(3).map(\.feature) }
    var seen: Set<String> = []
    return features.filter { seen.insert($0).inserted }.map { "\($0) unit range meaning" } + [model.documentQuery]
  }

  private func draft(_ question: CustomerQuestion) -> AnswerDraft? {
    switch question.intent {
    case .details: return DetailsAnswer(question, outcomes.results, plan.listing)?.draft()
    case .reason(let model), .change(let model), .whatIf(let model):
      let explanations = outcomes.results.compactMap(Explanation.init)
      guard !explanations.isEmpty else { return nil }
      var draft = AnswerDraft(confidence: 1)
      for (position, explanation) in explanations.enumerated() {
        if position > 0 { draft.say("\n") }
        ExplanationAnswer(question, model, explanation, evidence).add(to: &draft)
      }
      DocumentedModel(model, evidence).add(to: &draft)
      return draft
    }
  }

  /// Words without a source: there is no answer.
  private func saying(_ reasons: [String]) -> AnswerDraft {
    var draft = AnswerDraft(confidence: 0)
    draft.say(reasons.joined(separator: "\n"))
    return draft
  }
}
