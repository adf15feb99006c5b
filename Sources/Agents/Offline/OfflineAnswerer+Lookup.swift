extension OfflineAnswerer {
  /// A value and how well it fits.
  struct Candidate {
    let fact: Fact
    let match: FactMatcher.Match
  }

  /// The values by how well they fit, the best first; at most `count`.
  func candidates(_ count: Int, where isFit: (Fact) -> Bool = { _ in true }) -> [Candidate] {
    evidence.facts.filter(isFit).map { Candidate(fact: $0, match: matcher.match($0)) }
      .enumerated().sorted {
        $0.element.match.score == $1.element.match.score
          ? $0.offset < $1.offset : $0.element.match.score > $1.element.match.score
      }
      .prefix(count).map(\.element)
  }

  /// The value that the question names, and further ones for what it leaves uncovered.
  func lookupDraft() -> AnswerDraft? {
    let ranked = candidates(60)
    guard let best = ranked.first, matcher.answers(best.match) else { return nil }
    var chosen = [best]
    for candidate in ranked.dropFirst() where chosen.count < 4 {
      if adds(candidate, to: chosen) { chosen.append(candidate) }
    }
    var facts = chosen.map(\.fact)
    if let record = record(around: best) { facts = record }
    var draft = AnswerDraft(confidence: best.match.coverage)
    for (position, fact) in facts.enumerated() {
      draft.say((position == 0 ? "" : "\n"))
      draft.say("\(title(of: fact)): \(fact.value)", [fact])
    }
    draft.say("\n")
    addIdentity(of: facts.map(\.document), to: &draft)
    return draft
  }

  /// Whether a further value covers, by its own name, a word that the chosen ones leave out.
  private func adds(_ candidate: Candidate, to chosen: [Candidate]) -> Bool {
    guard let first = chosen.first, candidate.fact.document == first.fact.document,
      candidate.match.coverage > 0.45
    else { return false }
    let own = matcher.vocabulary.qualities(in: candidate.fact.name)
    return own.indices.contains { term in
      own[term] > 0.6 && chosen.allSatisfy { $0.match.qualities[term] < 0.5 }
    }
  }

  /// All values of a record that the question names without naming a value of it.
  private func record(around best: Candidate) -> [Fact]? {
    guard let row = best.fact.row, matcher.vocabulary.qualities(in: best.fact.name).allSatisfy({ $0 < 0.5 }) else {
      return nil
    }
    return evidence.facts.filter {
      $0.document == best.fact.document && $0.row == row && $0.source == best.fact.source
    }
  }

  /// What a value is called: its record and its keys.
  func title(of fact: Fact) -> String {
    let keys = (fact.path + [fact.name]).joined(separator: " > ")
    return fact.row.map { "\($0.text), \(keys)" } ?? keys
  }
}
