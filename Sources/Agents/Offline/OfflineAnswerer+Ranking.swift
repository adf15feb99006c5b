extension OfflineAnswerer {
  /// The head or the tail of a list, or its member at a place.
  func rankingDraft(_ ranking: Question.Ranking) -> AnswerDraft? {
    let picker = SeriesMatcher(facts: matcher)
    let asksForDrivers = ranking.judges == nil
    guard
      let match = picker.best(
        series, prefersScores: asksForDrivers, where: { $0.numbers.count > 1 && !$0.isRank && isWhole($0) })
    else { return nil }
    let isAscending = Self.isAscending(ranking, match.series)
    var members = match.series.numbers.filter { condition($0.number) }
    // The order of the document decides between equal numbers.
    let order = members.enumerated().sorted {
      $0.element.number == $1.element.number
        ? $0.offset < $1.offset
        : isAscending ? $0.element.number < $1.element.number : $0.element.number > $1.element.number
    }
    members = order.map(\.element)
    let chosen = choose(members, ranking, match.series)
    guard !chosen.isEmpty else { return nil }
    return rankingDraft(match, chosen, ranking, isAscending: isAscending)
  }

  private func rankingDraft(
    _ match: SeriesMatcher.Match, _ chosen: ArraySlice<(element: Series.Element, number: Double)>,
    _ ranking: Question.Ranking, isAscending: Bool
  ) -> AnswerDraft {
    var draft = AnswerDraft(confidence: match.coverage)
    let end = isAscending ? "Lowest" : "Top"
    let name = measure(match.series)
    if let place = ranking.place {
      draft.say("Number \(place) by \(name), \(isAscending ? "lowest" : "highest") first:\n")
    } else {
      draft.say("\(end) \(chosen.count) by \(name):\n")
    }
    let width = chosen.map(\.element.label.count).max() ?? 0
    for (offset, member) in zip(chosen.indices, chosen) {
      let padding = String(repeating: " ", count: max(0, width - member.element.label.count))
      draft.say("  \(offset + 1). ")
      draft.say("\(member.element.label)\(padding)  \(member.element.fact.value)", [member.element.fact])
      draft.say("\n")
    }
    addIdentity(of: chosen.map(\.element.fact.document), to: &draft)
    return draft
  }

  private func choose(
    _ members: [(element: Series.Element, number: Double)], _ ranking: Question.Ranking, _ series: Series
  ) -> ArraySlice<(element: Series.Element, number: Double)> {
    if let place = ranking.place { return members.dropFirst(place - 1).prefix(1) }
    if let count = ranking.count { return members.prefix(count) }
    return members.prefix(asksForOne ? 1 : 5)
  }

  /// Whether the thing asked for is named in the singular ("which plan", "who").
  private var asksForOne: Bool {
    if question.mentions(["who", "machine", "patient", "customer"]) { return true }
    guard let first = question.words.first,
      ["which", "what", "worst", "best", "largest", "highest", "lowest"].contains(first)
        || question.words.count <= 6
    else { return true }
    return !question.words.dropFirst().contains {
      $0.hasSuffix("s") && !$0.hasSuffix("ss") && $0.count > 4
        && !["does", "drives", "matters", "churns", "lowers", "reduces", "shortens", "pushes"].contains($0)
    }
      && !question.mentions(["drives", "drive"])
  }

  private func condition(_ number: Double) -> Bool { question.condition?.holds(for: number) ?? true }

  /// Whether the names of the values, not only the labels, carry the numbers: columns of ids rank nothing.
  private func isWhole(_ series: Series) -> Bool {
    !["id", "rank"].contains(WordScanner.words(in: series.name).last ?? "")
  }

  /// What the members are ordered by, in words.
  func measure(_ series: Series) -> String {
    let name = series.name.isEmpty ? series.path.last ?? series.labelTitle : series.name
    let path = series.path.filter { !$0.isEmpty && $0 != name }.joined(separator: " > ")
    return path.isEmpty ? name : "\(name) (\(path))"
  }

  private static func isAscending(_ ranking: Question.Ranking, _ series: Series) -> Bool {
    guard let judgement = ranking.judges else { return ranking.isAscending }
    let words = Set((series.path + [series.name]).flatMap(WordScanner.words))
    let isLowerBetter = !words.isDisjoint(with: EverydayWords.lowerIsBetter)
    return judgement == .best ? isLowerBetter : !isLowerBetter
  }
}
