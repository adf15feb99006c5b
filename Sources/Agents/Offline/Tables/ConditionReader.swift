/// Reads the conditions that a question sets on rows: levels, bounds, and yes or no.
struct ConditionReader {
  private let words: [QuestionWord]
  private let mentions: [ColumnMention]
  /// The conditions in the order of the question.
  private(set) var conditions: [RowCondition] = []
  /// The words that were read, by their positions.
  private(set) var read: Set<Int>
  /// The mentions that were read.
  private(set) var used: Set<ColumnMention>

  /// Reads the conditions of a question.
  ///
  /// - Parameters:
  ///   - read: the words that say something else already.
  ///   - used: the mentions that say something else already.
  init(
    _ words: [QuestionWord], _ mentions: [ColumnMention], read: Set<Int>, used: Set<ColumnMention>
  ) {
    self.words = words
    self.mentions = mentions
    self.read = read
    self.used = used
    readBounds()
    readSpans()
    readZeros()
    readLevels()
  }

  private mutating func add(_ column: TableColumn, _ comparison: RowCondition.Comparison, _ words: some Sequence<Int>) {
    conditions.append(RowCondition(column: column, comparison: comparison))
    read.formUnion(words)
  }

  /// "over 500", "at least 3 tickets", "nps of 9", "2 devices".
  private mutating func readBounds() {
    let reader = BoundReader(words)
    for index in words.indices where words[index].number != nil && !read.contains(index) {
      if mentions.contains(where: { $0.places.contains(index) }) { continue }
      let after = index + 1
      if let bound = reader.bound(at: index), let mention = numeric(near: bound.words) {
        let number = bound.isPercentage && mention.column.isShare ? bound.number / 100 : bound.number
        use(mention)
        add(mention.column, bound.comparison(number), Array(bound.words) + units(from: bound.words.upperBound))
      } else if let mention = unused.first(where: { $0.words.lowerBound == after }), isNumeric(mention.column),
        let number = words[index].number
      {
        use(mention)
        add(mention.column, .equals(number), [index])
      } else if let mention = unused.first(where: { isNumeric($0.column) && isJust(before: index, $0) }),
        let number = words[index].number
      {
        use(mention)
        add(mention.column, .equals(number), [index])
      }
    }
  }

  /// "have not logged in for 30 days", "logged in in the last 7 days".
  private mutating func readSpans() {
    for mention in unused where mention.column.name.hasPrefix("days_since") {
      let place = mention.words.upperBound
      let rest = (place..<min(words.count, place + 6)).filter { !read.contains($0) && words[$0].number != nil }
      guard let index = rest.first, let days = words[index].number,
        words.indices.contains(index + 1), words[index + 1].lowered == "days"
      else { continue }
      let isSilent =
        isNegated(before: mention.words.lowerBound)
        || words[mention.words].contains { ["inactive", "inactivity"].contains($0.lowered) }
      use(mention)
      add(
        mention.column, isSilent ? .above(days, inclusive: true) : .below(days, inclusive: true),
        Array(place..<index + 2) + units(from: index + 2))
    }
  }

  /// "without purchases", "no support tickets".
  private mutating func readZeros() {
    for mention in unused where isNumeric(mention.column) && !mention.column.isBoolean && mention.words.lowerBound > 0 {
      let before = mention.words.lowerBound - 1
      guard ["no", "without", "zero"].contains(words[before].lowered) else { continue }
      use(mention)
      add(mention.column, .equals(0), [before])
    }
  }

  /// Levels of one column together, and what is or is not.
  private mutating func readLevels() {
    var order: [TableColumn] = []
    var levels: [TableColumn: [(level: String, isNegated: Bool)]] = [:]
    for mention in unused {
      guard let level = mention.level else { continue }
      if levels[mention.column] == nil { order.append(mention.column) }
      levels[mention.column, default: []].append((level, isNegated(before: mention.words.lowerBound)))
      use(mention)
    }
    for column in order {
      let named = levels[column] ?? []
      // "Neither free nor basic": what is negated once is negated for all.
      if named.contains(where: \.isNegated) {
        add(column, .isNone(named.map(\.level)), [])
      } else {
        add(column, .isAny(named.map(\.level)), [])
      }
    }
  }

  /// Takes every yes-or-no column that is left as a condition: "with auto renew", "customers that churned".
  mutating func readBooleans() {
    for mention in unused where mention.column.isBoolean {
      use(mention)
      add(mention.column, .equals(isNegated(before: mention.words.lowerBound) ? 0 : 1), [])
    }
  }

  /// Takes a mention as a condition that the words around it do not spell out.
  mutating func take(_ mention: ColumnMention, _ comparison: RowCondition.Comparison, _ words: [Int]) {
    use(mention)
    add(mention.column, comparison, words)
  }

  /// The mentions that say nothing yet.
  var unused: [ColumnMention] { mentions.filter { !used.contains($0) } }

  private mutating func use(_ mention: ColumnMention) {
    used.insert(mention)
    read.formUnion(mention.places)
  }

  private func isNumeric(_ column: TableColumn) -> Bool { !column.isCategory }

  /// The numeric column that a bound belongs to: the one just after it, or else the nearest before it.
  private func numeric(near bound: Range<Int>) -> ColumnMention? {
    let numbers = unused.filter { $0.level == nil && isNumeric($0.column) && !$0.column.isBoolean }
    let after = numbers.first { (0...1).contains($0.words.lowerBound - bound.upperBound) }
    let before = numbers.last { $0.words.lowerBound < bound.lowerBound && bound.lowerBound - $0.words.upperBound <= 4 }
    let within = numbers.first { $0.words.overlaps(bound) }
    let later = numbers.first { (2...4).contains($0.words.lowerBound - bound.upperBound) }
    return within ?? after ?? before ?? later
  }

  private func isJust(before index: Int, _ mention: ColumnMention) -> Bool {
    let between = mention.words.upperBound..<max(mention.words.upperBound, index)
    return mention.words.upperBound <= index && between.count <= 2
      && between.allSatisfy { ["of", "is", "score", "level", "exactly"].contains(words[$0].lowered) }
  }

  private func units(from start: Int) -> [Int] {
    Array((start..<max(start, words.count)).prefix { QueryWords.units.contains(words[$0].lowered) })
  }

  private func isNegated(before index: Int) -> Bool {
    // What stands before another mention negates that: "without purchases in Spain".
    let others = Set(mentions.flatMap(\.places))
    return (max(0, index - 3)..<index).reversed().prefix { !others.contains($0) }.contains { place in
      let word = words[place].lowered
      return QueryWords.negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t")
    }
  }
}
