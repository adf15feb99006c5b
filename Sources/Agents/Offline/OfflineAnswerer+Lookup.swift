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
    let ranked = candidates(60) { !asksForDate || Self.isDate($0.value) }
    guard let chosen = ranked.prefix(8).lazy.compactMap({ family(of: $0, in: ranked) }).first, let best = chosen.first
    else { return nil }
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

  /// A value with those of its neighbours that the question names too; `nil` when together they leave out too much.
  private func family(of first: Candidate, in ranked: [Candidate]) -> [Candidate]? {
    var chosen = [first]
    for candidate in ranked where chosen.count < 5 && candidate.fact != first.fact {
      if adds(candidate, to: chosen) { chosen.append(candidate) }
    }
    // One record of many, picked without being named, would look like the answer.
    guard matcher.arbitrariness(first.fact) < 0.6 else { return nil }
    let qualities = chosen.reduce(first.match.qualities) { zip($0, $1.match.qualities).map(max) }
    return matcher.answers(qualities) ? chosen : nil
  }

  /// Whether a further value of the same record or object covers, by its own name, a word that no chosen name does.
  private func adds(_ candidate: Candidate, to chosen: [Candidate]) -> Bool {
    guard let first = chosen.first, candidate.fact.document == first.fact.document,
      candidate.fact.row == first.fact.row,
      candidate.fact.path == first.fact.path
    else { return false }
    let own = matcher.vocabulary.qualities(in: candidate.fact.name)
    return own.indices.contains { term in
      own[term] > 0.6 && chosen.allSatisfy { matcher.vocabulary.qualities(in: $0.fact.name)[term] < 0.5 }
    }
  }

  private var asksForDate: Bool {
    question.words.first == "when" && !question.mentions(["missing", "empty", "absent"])
  }

  /// Whether a value is a date, by its year and month.
  private static func isDate(_ value: String) -> Bool {
    let parts = value.prefix(10).split(separator: "-")
    return parts.count >= 2 && parts[0].count == 4 && parts.prefix(2).allSatisfy { $0.allSatisfy(\.isNumber) }
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
