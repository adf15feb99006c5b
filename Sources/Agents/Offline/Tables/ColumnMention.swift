/// A place in a question where a column or one of its levels is named.
struct ColumnMention: Sendable, Hashable {
  /// The column.
  let column: TableColumn
  /// The level, `nil` when the column itself is named.
  let level: String?
  /// The words, by their positions.
  let words: Range<Int>
  /// Further words that belong to the name and stand apart, as "last 7 days" may.
  let span: Range<Int>

  init(_ column: TableColumn, level: String? = nil, words: Range<Int>, span: Range<Int> = 0..<0) {
    self.column = column
    self.level = level
    self.words = words
    self.span = span
  }

  /// All words, by their positions.
  var places: [Int] { Array(words) + Array(span) }

  /// Takes a column named beside one of its levels as part of that: "the premium plan" is one mention.
  static func merged(_ mentions: [ColumnMention], _ words: [QuestionWord]) -> [ColumnMention] {
    var merged: [ColumnMention] = []
    for mention in mentions {
      if let last = merged.last, let both = last.joined(with: mention, words) {
        merged[merged.count - 1] = both
      } else {
        merged.append(mention)
      }
    }
    return merged
  }

  private static let between: Set<String> = ["is", "of", "the", "type", "are", "being", "equals"]
  private static let grouping: Set<String> = ["by", "per", "each", "which"]

  /// Both mentions as one, when one names the column and the other, beside it, a level of it.
  private func joined(with next: ColumnMention, _ question: [QuestionWord]) -> ColumnMention? {
    guard next.column == column, (level == nil) != (next.level == nil) else { return nil }
    let before = words.lowerBound > 0 ? question[words.lowerBound - 1].lowered : ""
    let gap = words.upperBound..<max(words.upperBound, next.words.lowerBound)
    let isNegated = level == nil && gap.contains { question[$0].lowered == "not" }
    guard gap.allSatisfy({ Self.between.contains(question[$0].lowered) || isNegated && question[$0].lowered == "not" }),
      level != nil || !Self.grouping.contains(before)
    else { return nil }
    // The negation stays before the words of the mention, where it is looked for.
    if isNegated { return ColumnMention(column, level: next.level, words: next.words, span: words) }
    return ColumnMention(column, level: level ?? next.level, words: words.lowerBound..<next.words.upperBound)
  }
}
