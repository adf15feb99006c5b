extension OfflineAnswerer {
  /// Two values that differ in what the question sets against one another.
  func comparisonDraft(_ sides: [Term]) -> AnswerDraft? {
    guard sides.count == 2 else { return nil }
    let left = fits(sides[0], against: sides[1])
    let right = fits(sides[1], against: sides[0])
    var best: (left: Candidate, right: Candidate, score: Double)?
    for first in left {
      for second in right where second.fact != first.fact {
        let score = first.match.score + second.match.score + kinship(first.fact, second.fact)
        if score > best?.score ?? 0 { best = (first, second, score) }
      }
    }
    guard let best, isOneMeasure(best.left.fact, best.right.fact, besides: sides) else { return nil }
    return comparisonDraft(best.left, best.right)
  }

  private func comparisonDraft(_ left: Candidate, _ right: Candidate) -> AnswerDraft {
    var draft = AnswerDraft(confidence: min(left.match.coverage, right.match.coverage))
    let lines = [left.fact, right.fact].map { ($0, "\(title(of: $0)) [\(documentTitle($0))]: \($0.value)") }
    for (fact, line) in lines {
      draft.say(line, [fact])
      draft.say("\n")
    }
    if let first = left.fact.number, let second = right.fact.number {
      if first == second {
        draft.say("Both are equal.\n")
      } else {
        let higher = first > second ? left.fact : right.fact
        let lower = first > second ? right.fact : left.fact
        // Errors of different models may be in different units.
        if higher.document == lower.document || !isError(higher) {
          draft.say("Higher: \(distinction(higher, from: lower)).\n", [higher])
        }
      }
    }
    addIdentity(of: [left.fact.document, right.fact.document], to: &draft)
    return draft
  }

  private func isError(_ fact: Fact) -> Bool {
    !Set((fact.path + [fact.name]).flatMap(WordScanner.words)).isDisjoint(with: EverydayWords.lowerIsBetter)
  }

  /// Whether two values say the same of two things, two things of one, or both what the question asks for besides.
  private func isOneMeasure(_ left: Fact, _ right: Fact, besides sides: [Term]) -> Bool {
    if left.name == right.name { return true }
    if left.document == right.document, left.path == right.path, left.row == right.row { return true }
    let names = [left, right].map { ($0.names + [$0.row?.words ?? ""]).joined(separator: " ") }
    return matcher.vocabulary.terms.contains { term in
      !term.isSoft && !sides.contains(term) && names.allSatisfy { matcher.vocabulary.quality(of: term, in: $0) > 0.6 }
    }
  }

  /// The values that name one side and, as far as they name anything, not the other.
  private func fits(_ side: Term, against other: Term) -> [Candidate] {
    let terms = matcher.vocabulary.terms
    guard let own = terms.firstIndex(of: side), let opposite = terms.firstIndex(of: other) else { return [] }
    return candidates(400).compactMap { candidate -> Candidate? in
      let qualities = candidate.match.qualities
      guard qualities[own] > 0.45, qualities[own] > qualities[opposite] + 0.05 || qualities[opposite] < 0.45 else {
        return nil
      }
      var common = candidate.match
      // The other side is not asked of this value.
      common.qualities[opposite] = 1
      common.coverage = matcher.coverage(common.qualities)
      common.score += common.coverage - candidate.match.coverage
      guard matcher.arbitrariness(candidate.fact) < 0.6 else { return nil }
      return matcher.answers(common) ? Candidate(fact: candidate.fact, match: common) : nil
    }
    .prefix(12).map(\.self)
  }

  /// How alike two values are in what they measure.
  private func kinship(_ left: Fact, _ right: Fact) -> Double {
    var kinship = left.name == right.name ? 0.3 : 0
    if left.path == right.path { kinship += 0.15 }
    if (left.number == nil) == (right.number == nil) { kinship += 0.05 }
    if left.path.count == right.path.count { kinship += 0.05 }
    if left.row?.text == right.row?.text { kinship += 0.1 }
    return kinship
  }

  private func documentTitle(_ fact: Fact) -> String {
    evidence.documents.indices.contains(fact.document) ? evidence.documents[fact.document].id.key : ""
  }

  /// The part of a value's names that the other does not share.
  private func distinction(_ fact: Fact, from other: Fact) -> String {
    if fact.row?.text != other.row?.text, let row = fact.row { return row.text }
    if let key = zip(fact.path + [fact.name], other.path + [other.name]).first(where: { $0 != $1 })?.0 { return key }
    let identity = evidence.documents[fact.document].facts.first {
      $0.path.isEmpty && $0.row == nil && $0.number == nil
    }
    return identity?.value ?? documentTitle(fact)
  }
}
