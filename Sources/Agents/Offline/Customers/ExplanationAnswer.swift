/// Says why a score is what it is, or what would change it.
struct ExplanationAnswer {
  let question: CustomerQuestion
  let model: ScoreModel
  let explanation: Explanation
  let evidence: Evidence

  init(_ question: CustomerQuestion, _ model: ScoreModel, _ explanation: Explanation, _ evidence: Evidence) {
    self.question = question
    self.model = model
    self.explanation = explanation
    self.evidence = evidence
  }

  /// Adds the answer for one customer.
  func add(to draft: inout AnswerDraft) {
    switch question.intent {
    case .whatIf: addWhatIf(to: &draft)
    case .change:
      addHeadline(to: &draft)
      addCounterfactuals(to: &draft)
    case .reason, .details:
      addHeadline(to: &draft)
      addContributions(to: &draft)
    }
    addIdentity(to: &draft)
  }

  // MARK: The score

  private func addHeadline(to draft: inout AnswerDraft) {
    draft.say(headline, sources: [source("prediction", "display", "threshold", "label", "percentile")])
    draft.say("\n")
  }

  private var headline: String { "\(verdict): \(explanation.figures)." }

  /// What the score comes to; where the question supposes otherwise, this says so first.
  private var verdict: String {
    let customer = "Customer \(explanation.customer)"
    if let threshold = explanation.threshold {
      let isPositive = explanation.prediction >= threshold
      if model == .churn { return "\(customer) is \(isPositive ? "" : "not ")at risk" }
      return "\(customer) is \(isPositive ? "at or above" : "below") the threshold"
    }
    guard let percentile = explanation.percentile, model != .recommendation else { return customer }
    if says(["low", "bad", "poor", "little", "small", "lower"]), percentile >= 50 {
      return "\(customer) does not have a low \(explanation.target)"
    }
    if says(["high", "good", "much", "large", "higher"]), percentile < 50 {
      return "\(customer) does not have a high \(explanation.target)"
    }
    return customer
  }

  private func says(_ words: Set<String>) -> Bool { question.words.contains { words.contains($0.lowered) } }

  private func source(_ names: String...) -> CitedSource {
    .toolResult(call: explanation.result.call, pointers: names.map { "/\($0)" })
  }

  private func addIdentity(to draft: inout AnswerDraft) {
    let json = explanation.result.value
    guard let version = json["version"]?.string else { return }
    let date = json["as_of"]?.string.map { ", data as of \($0)" } ?? ""
    draft.say("\n")
    draft.say("model \(model.rawValue) \(version)\(date)", sources: [source("model", "version", "as_of")])
  }

  // MARK: Contributions

  private func addContributions(to draft: inout AnswerDraft) {
    guard !explanation.contributions.isEmpty else { return }
    draft.say("What moves it most, as contributions to the model's margin:\n")
    for (position, item) in explanation.contributions.enumerated() {
      let percentile = item.percentile.map { " (percentile \($0))" } ?? ""
      draft.say("  \(position + 1). ")
      draft.say(
        "\(item.feature) \(item.display)\(percentile) \(item.raises ? "raises" : "lowers") it: \(item.phi.roundedText)",
        sources: [explanation.result.source(item.pointer)])
      draft.say("\n")
      addMeaning(of: item, to: &draft)
    }
    addRest(to: &draft)
  }

  /// The dictionary's words for a feature, or else the tool's.
  private func addMeaning(of item: Explanation.Contribution, to draft: inout AnswerDraft) {
    if let fact = definition(of: item.feature) {
      draft.say("     ")
      draft.say(fact.value, [fact])
      draft.say("\n")
    } else if let meaning = item.meaning {
      draft.say("     ")
      draft.say(meaning, sources: [explanation.result.source("\(item.pointer)/meaning")])
      draft.say("\n")
    }
  }

  /// What a document says in words of a record with just this name.
  private func definition(of feature: String) -> Fact? {
    let facts = evidence.facts.filter { fact in
      fact.row?.text.trimming { $0 == "`" }.lowercased() == feature && fact.value.split(separator: " ").count > 3
    }
    return facts.first { ["meaning", "description", "definition"].contains($0.name.lowercased()) } ?? facts.first
  }

  private func addRest(to draft: inout AnswerDraft) {
    let rest = explanation.result.value["other"]
    guard let phi = rest?["phi"]?.double, let count = rest?["features"]?.int, count > 0 else { return }
    draft.say(
      "The other \(count) features together \(phi >= 0 ? "raise" : "lower") it: \(phi.roundedText)",
      sources: [source("other")])
    draft.say("\n")
  }
}
