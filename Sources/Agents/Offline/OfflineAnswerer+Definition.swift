extension OfflineAnswerer {
  /// What a dictionary says of a name: the columns asked for, or all that it says in words.
  func definitionDraft() -> AnswerDraft? {
    let vocabulary = matcher.vocabulary
    var best: (fact: Fact, score: Double, coverage: Double)?
    for fact in evidence.facts {
      let label = fact.row?.text ?? fact.name
      let parts = WordScanner.words(in: label)
      guard !parts.isEmpty else { continue }
      let own = zip(vocabulary.qualities(in: label), shortWords(fact)).map(max)
      let covered = own.reduce(0, +)
      guard covered > 0.5 else { continue }
      let named =
        Double(parts.count { part in vocabulary.qualities(in: part).contains { $0 > 0.5 } }) / Double(parts.count)
      let match = matcher.match(fact)
      guard matcher.answers(match) else { continue }
      let isWorded = isWorded(fact) ? 0.2 : 0
      guard question.intent == .definition || named >= 0.5 else { continue }
      let score = match.coverage + 0.3 * named + 0.4 * matcher.coverage(own) + isWorded
      if score > best?.score ?? 0 { best = (fact, score, match.coverage) }
    }
    guard let best, let fact = Optional(best.fact) else { return nil }
    let facts = record(of: fact)
    let asked = facts.filter { matcher.vocabulary.qualities(in: $0.name).contains { $0 > 0.6 } }
    let chosen = Array((asked + facts.filter { !asked.contains($0) }).prefix(8))
    var draft = AnswerDraft(confidence: best.coverage)
    draft.say("\(fact.row?.text ?? fact.name)\n")
    for fact in chosen {
      draft.say("  ")
      draft.say("\(fact.row == nil ? "" : fact.name + ": ")\(fact.value)", [fact])
      draft.say("\n")
    }
    addIdentity(of: [fact.document], to: &draft)
    return draft
  }

  private func record(of fact: Fact) -> [Fact] {
    guard fact.row != nil else { return [fact] }
    return evidence.facts.filter { $0.document == fact.document && $0.source == fact.source }
  }

  /// How well the words of a short record fit, by which people may point at it instead of its label.
  private func shortWords(_ fact: Fact) -> [Double] {
    guard let words = fact.row?.words, words.split(separator: " ").count <= 8 else {
      return [Double](repeating: 0, count: matcher.vocabulary.terms.count)
    }
    return matcher.vocabulary.qualities(in: words)
  }

  /// Whether the record explains something in words.
  private func isWorded(_ fact: Fact) -> Bool {
    let text = fact.row?.words ?? fact.value
    return text.split(separator: " ").count > 5
  }
}
