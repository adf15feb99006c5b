extension OfflineAnswerer {
  /// The head or the tail of a list, or its member at a place.
  func rankingDraft(_ ranking: Question.Ranking) -> AnswerDraft? {
    let picker = SeriesMatcher(facts: matcher, asksForModel: asksForModel)
    let asksForDrivers = question.mentionsDrivers
    guard
      let match = picker.best(
        series, prefersScores: asksForDrivers, where: { isRankable($0) })
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
    // Drivers were asked for: any other list is a worse reading of the question.
    let isOther = question.mentionsDrivers && !SeriesMatcher.isScore(match.series)
    var draft = AnswerDraft(confidence: match.coverage - (isOther ? 0.3 : 0))
    let end = isAscending ? "Lowest" : "Top"
    let name = measure(match.series)
    if let place = ranking.place {
      draft.say("\(Self.ordinal(place)) by \(name), \(isAscending ? "lowest" : "highest") first:\n")
    } else if chosen.count == 1 {
      draft.say("\(isAscending ? "Lowest" : "Highest") by \(name):\n")
    } else {
      draft.say("\(end) \(chosen.count) by \(name)", chosen.map(\.element.fact))
      draft.say(":\n")
    }
    let width = chosen.map(\.element.label.count).max() ?? 0
    for (offset, member) in zip(chosen.indices, chosen) {
      let padding = String(repeating: " ", count: max(0, width - member.element.label.count))
      draft.say("  \(offset + 1). ")
      draft.say("\(member.element.label)\(padding)  \(member.element.fact.value)", [member.element.fact])
      draft.say("\n")
    }
    if chosen.count == 1, let fact = chosen.first?.element.fact { addRest(of: fact, to: &draft) }
    addIdentity(of: chosen.map(\.element.fact.document), to: &draft)
    addOthers(like: match, to: &draft)
    return draft
  }

  /// Where other documents hold a list that the question fits as well.
  private func addOthers(like match: SeriesMatcher.Match, to draft: inout AnswerDraft) {
    let picker = SeriesMatcher(facts: matcher, asksForModel: asksForModel)
    let others = series.filter {
      $0.name == match.series.name && $0.labelTitle == match.series.labelTitle && $0.path == match.series.path
        && $0.document != match.series.document
        && picker.match($0, prefersScores: question.mentionsDrivers).coverage > match.coverage - 0.02
    }
    let keys = Set(others.map(\.document)).sorted().compactMap { position in
      evidence.documents.indices.contains(position) ? evidence.documents[position].id.key : nil
    }
    guard match.series.labelTitle != "document", !keys.isEmpty else { return }
    draft.say("\nAlso listed, name one to see it: \(keys.joined(separator: ", "))\n")
  }

  private static func ordinal(_ place: Int) -> String {
    switch (place % 100, place % 10) {
    case (11...13, _): "\(place)th"
    case (_, 1): "\(place)st"
    case (_, 2): "\(place)nd"
    case (_, 3): "\(place)rd"
    default: "\(place)th"
    }
  }

  /// The other values of a single record, which people ask for next.
  private func addRest(of fact: Fact, to draft: inout AnswerDraft) {
    guard fact.row != nil else { return }
    let rest = evidence.facts.filter { $0.document == fact.document && $0.source == fact.source && $0 != fact }.prefix(
      8)
    guard !rest.isEmpty else { return }
    draft.say("     ")
    draft.say(rest.map { "\($0.name) \($0.value)" }.joined(separator: ", "), Array(rest))
    draft.say("\n")
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

  /// Whether the members measure one thing: no positions, no ids, and in an object of named numbers all of it.
  private func isRankable(_ series: Series) -> Bool {
    guard series.numbers.count > 1, !series.isRank else { return false }
    if series.name.isEmpty { return !series.path.isEmpty && series.numbers.count == series.elements.count }
    return !["id", "rank"].contains(WordScanner.words(in: series.name).last ?? "")
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
