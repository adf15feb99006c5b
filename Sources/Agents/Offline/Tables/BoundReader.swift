/// Reads bounds on numbers from the words around them.
struct BoundReader {
  private let words: [QuestionWord]

  /// A reader of a question's words.
  init(_ words: [QuestionWord]) { self.words = words }

  /// How values compare with the numbers of a bound, and the words that say so.
  struct Bound {
    /// The words, by their positions.
    let words: Range<Int>
    /// The comparison with the numbers.
    let comparison: RowCondition.Comparison
    /// Whether the numbers are percentages.
    let isPercentage: Bool
  }

  /// The bound at the number in a place; `nil` when nothing compares with it.
  func bound(at index: Int) -> Bound? {
    guard words.indices.contains(index), let number = words[index].number else { return nil }
    if let range = range(at: index, number) { return range }
    let end = end(of: index)
    let found =
      pair(before: index, number).map { ($0, index - 2, end) }
      ?? single(before: index, number).map { ($0, index - 1, end) } ?? open(at: index, number)
    guard let (comparison, from, to) = found else { return nil }
    guard isNegated(from) else { return bound(from..<to, comparison, isPercentage(index)) }
    guard let opposite = comparison.opposite else { return nil }
    return bound(from - 1..<to, opposite, isPercentage(index))
  }

  /// "More than 3".
  private func pair(before index: Int, _ number: Double) -> RowCondition.Comparison? {
    switch word(index - 2) + " " + word(index - 1) {
    case "more than", "greater than", "higher than", "larger than", "longer than", "bigger than", "older than":
      .above(number, inclusive: false)
    case "less than", "fewer than", "lower than", "smaller than", "shorter than", "younger than":
      .below(number, inclusive: false)
    case "at least": .above(number, inclusive: true)
    case "at most", "up to": .below(number, inclusive: true)
    default: nil
    }
  }

  /// "Over 3".
  private func single(before index: Int, _ number: Double) -> RowCondition.Comparison? {
    switch word(index - 1) {
    case "over", "above", "exceeding": .above(number, inclusive: false)
    case "under", "below": .below(number, inclusive: false)
    case "exactly", "equals": .equals(number)
    default: nil
    }
  }

  /// "3+", "3 or more".
  private func open(at index: Int, _ number: Double) -> (RowCondition.Comparison, Int, Int)? {
    if words[index].isOpenAbove { return (.above(number, inclusive: true), index, end(of: index)) }
    let end = end(of: index)
    return trailing(end, number).map { ($0, index, end + 2) }
  }

  /// The comparison that two words say after a number or what it counts: "3 tickets or more".
  func trailing(_ start: Int, _ number: Double) -> RowCondition.Comparison? {
    switch word(start) + " " + word(start + 1) {
    case "or more", "or above", "or higher", "and above", "and over", "and more", "or older", "or over":
      .above(number, inclusive: true)
    case "or less", "or below", "or lower", "or fewer", "and below", "and under", "or under", "or younger":
      .below(number, inclusive: true)
    default: nil
    }
  }

  /// "Between 100 and 200", "between the ages of 30 and 40", "from 10% to 20%": both ends belong to it.
  private func range(at index: Int, _ number: Double) -> Bound? {
    let lead = (1...4).first { !Self.leading.contains(word(index - $0)) }.map { index - $0 } ?? index
    let joins: Set<String> = word(lead) == "between" ? ["and", "to"] : word(lead) == "from" ? ["to"] : []
    let second = end(of: index) + 1
    guard joins.contains(word(second - 1)), !isNegated(lead), words.indices.contains(second),
      let other = words[second].number
    else { return nil }
    return bound(
      lead..<end(of: second),
      .within(min(number, other), max(number, other)),
      isPercentage(index) || isPercentage(second))
  }

  /// Words between "between" and the first number.
  private static let leading: Set<String> = ["the", "age", "ages", "of"]

  private func bound(_ range: Range<Int>, _ comparison: RowCondition.Comparison, _ isPercentage: Bool) -> Bound {
    Bound(words: range.clamped(to: words.indices), comparison: comparison, isPercentage: isPercentage)
  }

  /// "Not over 3", "no more than 3".
  private func isNegated(_ start: Int) -> Bool {
    let before = word(start - 1)
    return ["not", "no", "never"].contains(before) || before.hasSuffix("n't") || before.hasSuffix("n’t")
  }

  private func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lowered : "" }

  /// Where a number ends, with the word "percent" after it.
  private func end(of index: Int) -> Int { index + (word(index + 1) == "percent" ? 2 : 1) }

  private func isPercentage(_ index: Int) -> Bool { words[index].isPercentage || word(index + 1) == "percent" }
}
