/// What a question about rows asks for, before it is known of which columns: how many, which part, which figure, in
/// which order, and how many rows.
struct QuestionShape {
  /// Whether the number of rows is asked for.
  private(set) var counts = false
  /// Whether a part of the rows is asked for.
  private(set) var shares = false
  /// Which figure of many values is asked for.
  private(set) var summary: CustomerQuery.Summary?
  /// Whether several such figures are asked for.
  private(set) var asksForSeveral = false
  /// Whether the small end is asked for; `nil` when neither end is.
  private(set) var isAscending: Bool?
  /// How many rows are asked for.
  private(set) var limit: Int?
  /// Where the word stands that says which end is asked for.
  private(set) var end: Int?
  /// The words that were read, by their positions.
  private(set) var words: Set<Int> = []

  /// Reads the shape of a question.
  ///
  /// - Parameter mentions: where columns are named: their words say something else.
  init(_ question: [QuestionWord], _ mentions: [ColumnMention]) {
    let named = Set(mentions.flatMap(\.places))
    for index in question.indices where !named.contains(index) {
      if let run = Self.run(QueryWords.counting, question, index) {
        counts = true
        words.formUnion(run)
      }
      if let run = Self.run(QueryWords.sharing, question, index) {
        shares = true
        words.formUnion(run)
      }
      if let found = QueryWords.summaries[question[index].lowered] {
        asksForSeveral = asksForSeveral || summary != nil && summary != found
        summary = found
        words.insert(index)
      }
    }
    readEnd(question)
    readLimit(question, named)
  }

  /// The words with those that count or share made plain, which are also parts of columns' names: `shares_last_30`.
  static func withoutCounting(_ question: [QuestionWord]) -> [QuestionWord] {
    var plain = question
    for index in question.indices {
      for place in run(QueryWords.counting + QueryWords.sharing, question, index) ?? 0..<0 {
        plain[place] = QuestionWord(text: "the")
      }
    }
    return plain
  }

  private static func run(_ runs: [[String]], _ question: [QuestionWord], _ index: Int) -> Range<Int>? {
    runs.lazy.compactMap { run in
      let end = index + run.count
      return end <= question.count && question[index..<end].map(\.lowered) == run ? index..<end : nil
    }.first
  }

  /// "Top 5 least engaged": the small end is asked for, however the question begins.
  private mutating func readEnd(_ question: [QuestionWord]) {
    for index in question.indices {
      let word = question[index].lowered
      if index > 0, question[index - 1].lowered == "at" { continue }
      let isLow = EverydayWords.ascending.contains(word)
      guard isLow || EverydayWords.descending.contains(word), QueryWords.summaries[word] == nil else { continue }
      words.insert(index)
      if isAscending != true {
        isAscending = isLow
        end = index
      }
    }
  }

  private mutating func readLimit(_ question: [QuestionWord], _ named: Set<Int>) {
    for index in question.indices where !named.contains(index) {
      guard let number = question[index].number, number == number.rounded(), (1...1000).contains(number) else {
        continue
      }
      let before = index > 0 ? question[index - 1].lowered : ""
      let after = question.indices.contains(index + 1) ? question[index + 1].lowered : ""
      let isBeside =
        ["top", "first", "bottom", "list", "show"].contains(before) || EverydayWords.descending.contains(after)
        || EverydayWords.ascending.contains(after) || QueryWords.isCustomer(after)
      let isBound = ["than", "over", "above", "under", "below", "least", "exactly", "equals", "between"].contains(
        before)
      guard isBeside, !isBound else { continue }
      limit = Int(number)
      words.insert(index)
      return
    }
  }
}
