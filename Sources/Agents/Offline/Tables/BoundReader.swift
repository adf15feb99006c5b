/// Reads bounds on numbers from the words around them.
struct BoundReader {
  private let words: [QuestionWord]

  /// A reader of a question's words.
  init(_ words: [QuestionWord]) { self.words = words }

  /// A number with how values compare with it, and the words that say so.
  struct Bound {
    /// The words, by their positions.
    let words: Range<Int>
    /// The number; a percentage as a share.
    let number: Double
    /// Whether the number is a percentage.
    let isPercentage: Bool
    /// Makes the comparison with a number.
    let comparison: (Double) -> RowCondition.Comparison
  }

  /// The bound at the number in a place; `nil` when nothing compares with it.
  func bound(at index: Int) -> Bound? {
    guard words.indices.contains(index), let number = words[index].number else { return nil }
    func bound(_ from: Int, _ to: Int, _ comparison: @escaping (Double) -> RowCondition.Comparison) -> Bound {
      Bound(
        words: max(0, from)..<min(words.count, to), number: number, isPercentage: isPercentage(index),
        comparison: comparison)
    }
    let above = { (inclusive: Bool) in { RowCondition.Comparison.above($0, inclusive: inclusive) } }
    let below = { (inclusive: Bool) in { RowCondition.Comparison.below($0, inclusive: inclusive) } }
    let pair = word(index - 2) + " " + word(index - 1)
    let end = index + (word(index + 1) == "percent" ? 2 : 1)
    switch pair {
    case "more than", "greater than", "higher than", "larger than", "longer than", "bigger than":
      return bound(index - 2, end, above(false))
    case "older than": return bound(index - 2, end, above(false))
    case "younger than": return bound(index - 2, end, below(false))
    case "less than", "fewer than", "lower than", "smaller than", "shorter than":
      return bound(index - 2, end, below(false))
    case "at least": return bound(index - 2, end, above(true))
    case "at most", "up to": return bound(index - 2, end, below(true))
    default: break
    }
    switch word(index - 1) {
    case "over", "above", "exceeding": return bound(index - 1, end, above(false))
    case "under", "below": return bound(index - 1, end, below(false))
    case "exactly", "equals": return bound(index - 1, end, { .equals($0) })
    default: break
    }
    if words[index].isOpenAbove { return bound(index, end, above(true)) }
    switch word(index + 1) + " " + word(index + 2) {
    case "or more", "or above", "or higher", "and above", "and over", "and more", "or older":
      return bound(index, index + 3, above(true))
    case "or less", "or below", "or lower", "or fewer", "and below", "and under":
      return bound(index, index + 3, below(true))
    default: return nil
    }
  }

  private func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lowered : "" }

  private func isPercentage(_ index: Int) -> Bool { words[index].isPercentage || word(index + 1) == "percent" }
}
