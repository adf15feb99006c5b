extension OfflineAnswerer {
  /// A stated number, or the number of records that fit.
  func countDraft() -> AnswerDraft? {
    let isListed = question.mentions(["listed", "list", "shown"])
    if question.mentions(["each", "per", "every"]), let list = listDraft() { return list }
    if !isListed, let stated = statedCountDraft() { return stated }
    guard let selection = selection(), selection.isRestricted else { return nil }
    return draft(of: selection)
  }

  /// A number that a document states; where another document states nearly as fitting a one, both.
  private func statedCountDraft() -> AnswerDraft? {
    let stated = candidates(40) { fact in fact.number.map { $0 == $0.rounded() } ?? false }
      .filter { matcher.answers($0.match) && matcher.arbitrariness($0.fact) < 0.6 && statesBound($0.match) }
    guard let best = stated.first else { return nil }
    let rival = stated.first { $0.fact.document != best.fact.document && $0.match.score > best.match.score - 0.25 }
    let chosen = [best, rival].compactMap(\.self)
    var draft = AnswerDraft(confidence: best.match.coverage)
    for candidate in chosen {
      draft.say("\(title(of: candidate.fact)): \(candidate.fact.value)", [candidate.fact])
      draft.say("\n")
    }
    addIdentity(of: chosen.map(\.fact.document), to: &draft)
    return draft
  }

  /// Whether a number's names say the bound that the question sets, if it sets one.
  private func statesBound(_ match: FactMatcher.Match) -> Bool {
    guard question.condition != nil, let bound = matcher.vocabulary.bound,
      let position = matcher.vocabulary.terms.firstIndex(of: bound)
    else { return question.condition == nil }
    return match.qualities[position] > 0.5
  }

  /// The members of a list that fit the question.
  func listDraft() -> AnswerDraft? {
    // Averages and sums are not computed: a list of the parts would pass for one.
    if question.mentions(["average", "mean", "total", "sum"]), lookupDraft() != nil { return nil }
    return selection().map(draft(of:))
  }

  private func draft(of selection: Selection) -> AnswerDraft {
    var draft = AnswerDraft(confidence: selection.coverage)
    // A count is checked against the cited lines: where records share a line it cannot be.
    if selection.isRestricted, Set(selection.elements.map(\.fact.source)).count == selection.elements.count {
      draft.say("\(selection.elements.count) of the listed records fit", selection.elements.map(\.fact))
      draft.say(", ")
    }
    draft.say("\(measure(selection.series)), by \(selection.series.labelTitle):\n")
    addElements(selection, to: &draft)
    addIdentity(of: [selection.series.document], to: &draft)
    return draft
  }

  /// A series and those of its members that the question asks for.
  private struct Selection {
    let series: Series
    let elements: [Series.Element]
    let coverage: Double
    let isRestricted: Bool
  }

  private func addElements(_ selection: Selection, to draft: inout AnswerDraft) {
    for element in selection.elements.prefix(50) {
      draft.say("  ")
      draft.say("\(element.label): \(element.fact.value)", [element.fact])
      draft.say("\n")
    }
    if selection.elements.count > 50 { draft.say("  … and more: the list is cut here.\n") }
  }

  /// The series whose names and members cover the question best, restricted by the bound and by the words that
  /// only some members bear.
  private func selection() -> Selection? {
    let picker = SeriesMatcher(facts: matcher, asksForModel: asksForModel)
    let vocabulary = matcher.vocabulary
    var best: (selection: Selection, score: Double)?
    for series in series {
      let match = picker.match(series, prefersScores: question.condition != nil)
      var elements = series.elements
      var isRestricted = false
      if let condition = question.condition {
        guard series.numbers.count == series.elements.count, !series.isRank,
          max(matcher.namedShare(series.name), matcher.namedShare(series.path.last ?? "")) > 0.4
        else { continue }
        elements = elements.filter { $0.fact.number.map(condition.holds) ?? false }
        isRestricted = true
      }
      var qualities = base(series)
      if question.mentions(["no", "without"]), matcher.namedShare(series.name) > 0.5 {
        elements = elements.filter { Self.nothing.contains($0.fact.value.lowercased()) }
        isRestricted = true
      }
      for (position, quality) in qualities.enumerated() where quality < 0.6 {
        let isNegated = question.mentions(["not", "isnt", "isn't"])
        let bearing = elements.filter { (words(of: $0, vocabulary)[position] > 0.6) != isNegated }
        if isBound(vocabulary.terms[position]) {
          qualities[position] = 0.9
        } else if !bearing.isEmpty, bearing.count < series.elements.count {
          elements = bearing
          isRestricted = true
          qualities[position] = 0.85
        }
      }
      let coverage = matcher.coverage(qualities)
      let score = coverage + match.score - match.coverage
      guard matcher.answers(qualities), !elements.isEmpty, score > best?.score ?? 0 else { continue }
      best = (Selection(series: series, elements: elements, coverage: coverage, isRestricted: isRestricted), score)
    }
    return best?.selection
  }

  /// How documents say that there is nothing.
  private static let nothing: Set<String> = ["none", "no", "null", "0", "false", "", "-"]

  private func isBound(_ term: Term) -> Bool {
    if case .number(let value) = term.kind { return value == question.condition?.bound }
    return false
  }

  private func words(of element: Series.Element, _ vocabulary: Vocabulary) -> [Double] {
    let label = vocabulary.qualities(in: element.label)
    let record = vocabulary.qualities(in: element.fact.row?.words ?? "")
    return zip(label, record).map(max)
  }

  private func base(_ series: Series) -> [Double] {
    var qualities = matcher.vocabulary.qualities(in: series.name)
    let names = [(series.labelTitle, 1.0), (series.context, 0.8)] + series.path.map { ($0, 0.95) }
    for (text, level) in names {
      for (position, quality) in matcher.vocabulary.qualities(in: text).enumerated() {
        qualities[position] = max(qualities[position], quality * level)
      }
    }
    return qualities
  }
}
