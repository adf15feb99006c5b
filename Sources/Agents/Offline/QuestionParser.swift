import Retrieval

/// Reads the shape of a question from its words.
///
/// Words that only say what to do with the subject (how many, which end, which bound) are consumed; what is left is the
/// subject.
struct QuestionParser {
  let tokens: [WordScanner.Token]
  private var consumed: Set<Int> = []

  init(tokens: [WordScanner.Token]) { self.tokens = tokens }

  private func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].lowered : "" }
  private func number(_ index: Int) -> Double? { tokens.indices.contains(index) ? tokens[index].number : nil }

  /// The words that are not consumed and not those of asking, each once.
  func terms() -> [Term] {
    var seen: Set<String> = []
    return tokens.indices.compactMap { index in
      guard !consumed.contains(index), !EverydayWords.ignorable.contains(word(index)) else { return nil }
      let term = Term(tokens[index])
      return seen.insert(term.stem).inserted ? term : nil
    }
  }

  // MARK: Bounds

  /// A bound such as "over 0.8", "less than 200", "60 % or more"; its number stays a term, since documents may state
  /// a count for just that bound.
  mutating func condition() -> Question.Condition? {
    for index in tokens.indices where number(index) != nil {
      guard let value = number(index) else { continue }
      if let comparison = comparison(before: index) ?? comparison(after: index) {
        return Question.Condition(comparison: comparison, bound: value)
      }
    }
    if word(tokens.count - 1) == "negative" || adjective("negative") {
      return Question.Condition(comparison: .below(inclusive: false), bound: 0)
    }
    if adjective("up") && mentions("push", "pushes") {
      return Question.Condition(comparison: .above(inclusive: false), bound: 0)
    }
    return nil
  }

  private func adjective(_ text: String) -> Bool { tokens.contains { $0.lowered == text } }
  private func mentions(_ candidates: String...) -> Bool { tokens.contains { candidates.contains($0.lowered) } }

  private func comparison(before index: Int) -> Question.Condition.Comparison? {
    let previous = word(index - 1)
    let pair = word(index - 2) + " " + previous
    switch previous {
    case "over", "above", "exceeding", ">": return .above(inclusive: false)
    case "under", "below", "<": return .below(inclusive: false)
    case ">=", "from": return .above(inclusive: true)
    case "<=": return .below(inclusive: true)
    default: break
    }
    switch pair {
    case "more than", "greater than", "higher than", "larger than": return .above(inclusive: false)
    case "less than", "fewer than", "lower than", "smaller than": return .below(inclusive: false)
    case "at least", "or above": return .above(inclusive: true)
    case "at most", "up to": return .below(inclusive: true)
    default: return nil
    }
  }

  private func comparison(after index: Int) -> Question.Condition.Comparison? {
    if tokens[index].isOpenAbove { return .above(inclusive: true) }
    let pair = word(index + 1) + " " + word(index + 2)
    switch pair {
    case "or more", "or above", "or higher", "and above", "and over", "and more": return .above(inclusive: true)
    case "or less", "or below", "or lower", "and below", "and under": return .below(inclusive: true)
    default: return nil
    }
  }

  // MARK: What is asked for

  mutating func intent() -> Question.Intent {
    if isDefinition { return .definition }
    let sides = comparedTerms()
    if !sides.isEmpty, !mentions("each") { return .comparison(sides) }
    if let ranking = ranking() { return .ranking(ranking) }
    if isCount { return .count }
    if isList { return .list }
    return .lookup
  }

  private var isDefinition: Bool {
    let first = word(0)
    if first == "define" || mentions("meaning", "definition", "unit", "units", "defined") { return true }
    if pair("stand", "for") || pair("stands", "for") || pair("counts", "as") || pair("range", "of") { return true }
    let ending = [word(tokens.count - 1), word(tokens.count - 2)]
    if ending.contains("mean") || ending.contains("means"), mentions("does", "do", "what") { return true }
    return first == "explain" && tokens.count <= 5
  }

  private func pair(_ first: String, _ second: String) -> Bool {
    tokens.indices.contains { word($0) == first && word($0 + 1) == second }
  }

  private var isCount: Bool {
    for index in tokens.indices {
      if word(index) == "how" && word(index + 1) == "many" { return true }
      if word(index) == "number" && word(index + 1) == "of" { return true }
      if word(index) == "count" && index == 0 { return true }
    }
    return false
  }

  private var isList: Bool {
    mentions("list", "listed", "each", "all", "per") || tokens.indices.contains { $0 > 0 && word($0) == "by" }
      || (["which", "show"].contains(word(0)) && tokens.count > 2) || (word(0) == "who" && word(1) == "are")
      || (word(0) == "what" && tokens.count > 2 && word(1).hasSuffix("s") && word(1).count > 3 && word(1) != "does")
  }

  // MARK: Rankings

  private mutating func ranking() -> Question.Ranking? {
    if let ranking = place() { return ranking }
    for index in tokens.indices {
      let text = word(index)
      guard let isAscending = direction(text, at: index) else { continue }
      consumed.insert(index)
      var ranking = Question.Ranking(count: count(around: index), place: nil, isAscending: isAscending)
      if text == "best" { ranking.judges = .best }
      if text == "worst" || text == "poorest" { ranking.judges = .worst }
      if let verb = tokens.firstIndex(where: { EverydayWords.lowering.contains($0.lowered) }), !isAscending {
        consumed.insert(verb)
        ranking.isAscending = true
        ranking.isSigned = true
      }
      return ranking
    }
    if let verb = tokens.firstIndex(where: { EverydayWords.lowering.contains($0.lowered) }) {
      consumed.insert(verb)
      return Question.Ranking(count: 1, place: nil, isAscending: true, isSigned: true)
    }
    guard asksForDrivers else { return nil }
    return Question.Ranking(count: firstCount(), place: nil, isAscending: false)
  }

  /// "7th most important", "third", "rank 12".
  private mutating func place() -> Question.Ranking? {
    for index in tokens.indices {
      let text = word(index)
      var place = EverydayWords.ordinals[text]
      if place == nil,
        let digits = ["st", "nd", "rd", "th"].first(where: text.hasSuffix).map({ text.dropLast($0.count) })
      {
        place = Int(digits)
      }
      guard let place, place > 0, index + 1 < tokens.count || index > 0 else { continue }
      guard text != "first" || mentions("ranked", "place") else { continue }
      consumed.insert(index)
      let isAscending = tokens.contains { EverydayWords.ascending.contains($0.lowered) }
      for other in tokens.indices where direction(word(other), at: other) != nil { consumed.insert(other) }
      return Question.Ranking(count: nil, place: place, isAscending: isAscending)
    }
    return nil
  }

  private func direction(_ text: String, at index: Int) -> Bool? {
    // "Top 5 least important": the small end is asked for, however the question begins.
    if EverydayWords.descending.contains(text), tokens.indices.contains(where: { isLead($0) && isAscending($0) }) {
      return nil
    }
    if EverydayWords.ascending.contains(text) { return isLead(index) ? true : nil }
    if text == "worst" { return true }
    if text == "first", isFollowedByAscending(index) { return nil }
    return EverydayWords.descending.contains(text) && isLead(index) ? false : nil
  }

  private func isAscending(_ index: Int) -> Bool { EverydayWords.ascending.contains(word(index)) }

  /// "at least", "at most" and "top decile" say something else.
  private func isLead(_ index: Int) -> Bool {
    if word(index - 1) == "at" { return false }
    return !(word(index) == "top" && ["decile", "percent", "quartile"].contains(word(index + 1)))
  }

  private func isFollowedByAscending(_ index: Int) -> Bool { EverydayWords.ascending.contains(word(index + 1)) }

  /// The number beside a superlative: "top 5", "3 most engaged", "two least important".
  private mutating func count(around index: Int) -> Int? {
    let top = tokens.indices.first { word($0) == "top" }.map { $0 + 1 }
    for neighbour in [index + 1, index - 1] + (top.map { [$0] } ?? []) {
      if let number = wholeNumber(neighbour) {
        consumed.insert(neighbour)
        return number
      }
    }
    return firstCount()
  }

  private mutating func firstCount() -> Int? {
    guard let index = tokens.indices.first(where: { number($0) == nil && EverydayWords.numbers[word($0)] != nil }),
      word(index) != "one"
    else { return nil }
    consumed.insert(index)
    return EverydayWords.numbers[word(index)]
  }

  private func wholeNumber(_ index: Int) -> Int? {
    if let value = EverydayWords.numbers[word(index)] { return value }
    guard let value = number(index), value == value.rounded(), value >= 1, value <= 1000 else { return nil }
    return Int(value)
  }

  private var asksForDrivers: Bool {
    mentions("drives", "drive", "drivers", "driver", "matters") && !mentions("how", "is")
  }

  // MARK: Comparisons

  /// The words on both sides of "or", "vs", "versus", "and" (with "compare" or "both"); none when the question sets
  /// nothing against something else.
  private func comparedTerms() -> [Term] {
    for index in tokens.indices {
      let joins =
        ["vs", "versus", "or"].contains(word(index))
        || (word(index) == "and" && mentions("compare", "between", "both", "difference"))
      guard joins else { continue }
      let left = subjects(from: index - 1, step: -1)
      let right = subjects(from: index + 1, step: 1)
      // What both sides share ("engagement rmse vs churn rmse") is not what sets them apart.
      guard let first = left.first(where: { !right.contains($0) }),
        let second = right.first(where: { !left.contains($0) })
      else { continue }
      if word(index) == "or", !mentions("more", "better", "higher", "lower", "worse", "which", "wins", "larger") {
        continue
      }
      return [first, second]
    }
    return []
  }

  /// The words of substance on one side of a conjunction, the nearest first.
  private func subjects(from start: Int, step: Int) -> [Term] {
    var terms: [Term] = []
    var index = start
    while tokens.indices.contains(index), abs(index - start) < 4 {
      let text = word(index)
      let isGeneric = EverydayWords.ignorable.contains(text) || ["model", "models", "rate", "set"].contains(text)
      if !isGeneric, number(index) == nil { terms.append(Term(tokens[index])) }
      index += step
    }
    return terms
  }
}
