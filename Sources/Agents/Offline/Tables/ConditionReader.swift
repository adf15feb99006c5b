/// Reads the conditions that a question sets on rows: levels, bounds, and yes or no.
struct ConditionReader {
  private let words: [QuestionWord]
  private let mentions: [ColumnMention]
  /// The conditions in the order of the question.
  private(set) var conditions: [RowCondition] = []
  /// Where each condition is named.
  private var places: [Int] = []
  /// The words that were read, by their positions.
  private(set) var read: Set<Int>
  /// The mentions that were read.
  private(set) var used: Set<ColumnMention>
  /// The yes-or-no columns both of whose values are named: "churned vs not churned".
  private(set) var contrasted: [TableColumn] = []
  /// Whether the question sets conditions that no list of them says.
  private(set) var isUnclear = false

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
    readAbsences()
    readLevels()
  }

  private mutating func add(
    _ column: TableColumn, _ comparison: RowCondition.Comparison, _ words: some Sequence<Int>, at place: Int? = nil
  ) {
    conditions.append(RowCondition(column: column, comparison: comparison))
    places.append(place ?? words.min { $0 < $1 } ?? .max)
    read.formUnion(words)
  }

  /// The conditions as the question names them, those of yes or no last.
  var inOrder: [RowCondition] {
    zip(conditions, places).enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .map(\.element.0)
  }

  /// "over 500", "at least 3 tickets", "between 100 and 200", "nps of 9", "2 devices".
  private mutating func readBounds() {
    let reader = BoundReader(words)
    var last: (column: TableColumn, end: Int)?
    for index in words.indices where words[index].number != nil && !read.contains(index) {
      if mentions.contains(where: { $0.places.contains(index) }) { continue }
      if let bound = reader.bound(at: index), let column = column(of: bound, after: last) {
        let comparison = bound.comparison.mapNumber { column.value(of: $0, isPercentage: bound.isPercentage) }
        add(column, comparison, bound.words)
        let units = units(from: bound.words.upperBound)
        read.formUnion(units)
        last = (column, bound.words.upperBound + units.count)
        // "Over 5 or under 2" are rows of either, which no list of conditions says.
        if word(bound.words.upperBound + units.count) == "or" { isUnclear = true }
      } else if let mention = unused.first(where: { isValued($0, by: index) }), let number = words[index].number {
        let value = mention.column.value(of: number, isPercentage: words[index].isPercentage)
        use(mention)
        let trailing = mention.words.lowerBound > index ? reader.trailing(mention.words.upperBound, value) : nil
        add(mention.column, trailing ?? .equals(value), [index])
        if trailing != nil { read.formUnion(mention.words.upperBound..<mention.words.upperBound + 2) }
        read.formUnion(mention.words.upperBound..<max(mention.words.upperBound, index))
      }
    }
  }

  /// "2 devices", "nps of 9".
  private func isValued(_ mention: ColumnMention, by index: Int) -> Bool {
    guard isNumeric(mention.column) else { return false }
    return mention.words.lowerBound == index + 1 && !["not", "equals"].contains(word(index - 1))
      || isJust(before: index, mention)
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

  /// "without purchases", "no support tickets", "no nps score", "age unknown".
  private mutating func readAbsences() {
    for mention in unused where isNumeric(mention.column) && !mention.column.isBoolean {
      let articles: Set<String> = ["a", "an", "any", "recorded", "known"]
      var before = mention.words.lowerBound - 1
      while articles.contains(word(before)) { before -= 1 }
      var after = mention.words.upperBound
      while ["is", "are", "score"].contains(word(after)) { after += 1 }
      if Self.missing.contains(word(before)) {
        take(mention, .isMissing, Array(before..<mention.words.lowerBound))
      } else if Self.missing.contains(word(after)) {
        take(mention, .isMissing, Array(mention.words.upperBound...after))
      } else if ["no", "without", "zero"].contains(word(before)) {
        // No day since the last login is today; nobody asks for that.
        isUnclear = isUnclear || mention.column.name.hasPrefix("days_since_last")
        take(mention, lacksValue(mention) ? .isMissing : .equals(0), Array(before..<mention.words.lowerBound))
      }
    }
  }

  private static let missing: Set<String> = ["unknown", "null"]

  private func lacksValue(_ mention: ColumnMention) -> Bool {
    mention.column.lacksValue || words[mention.words].contains { $0.lowered == "rate" }
  }

  /// Levels of one column together, and what is or is not.
  private mutating func readLevels() {
    var order: [TableColumn] = []
    var levels: [TableColumn: [(level: String, isNegated: Bool)]] = [:]
    var starts: [TableColumn: Int] = [:]
    for mention in unused {
      guard let level = mention.level else { continue }
      if levels[mention.column] == nil {
        order.append(mention.column)
        starts[mention.column] = mention.words.lowerBound
      }
      levels[mention.column, default: []].append((level, isNegated(before: mention.words.lowerBound)))
      use(mention)
    }
    for column in order {
      let named = levels[column] ?? []
      let negated = Set(named.filter(\.isNegated).map(\.level))
      // "Premium and not premium" is every row.
      if named.contains(where: { !$0.isNegated && negated.contains($0.level) }) { isUnclear = true }
      // "Neither free nor basic": what is negated once is negated for all.
      if named.contains(where: \.isNegated) {
        add(column, .isNone(named.map(\.level)), [], at: starts[column])
      } else {
        add(column, .isAny(named.map(\.level)), [], at: starts[column])
      }
    }
  }

  /// Takes every yes-or-no column that is left as a condition: "with auto renew", "customers that churned".
  ///
  /// A column that is set against its opposite is none: "churned vs not churned", "with and without auto renew".
  mutating func readBooleans() {
    var values: [(column: TableColumn, value: Double)] = []
    for mention in unused where mention.column.isBoolean {
      use(mention)
      let isNegated = isNegated(before: mention.words.lowerBound)
      if isContrasted(mention, isNegated), !contrasted.contains(mention.column) { contrasted.append(mention.column) }
      values.append((mention.column, isNegated ? 0 : 1))
    }
    for (column, value) in values where !contrasted.contains(column) {
      if values.contains(where: { $0.column == column && $0.value != value }) {
        contrasted.append(column)
      } else if !conditions.contains(RowCondition(column: column, comparison: .equals(value))) {
        add(column, .equals(value), [])
      }
    }
  }

  /// "With and without auto renew", "with auto renew vs without", "churned or not".
  private func isContrasted(_ mention: ColumnMention, _ isNegated: Bool) -> Bool {
    let start = mention.words.lowerBound
    let end = mention.words.upperBound
    if isNegated { return word(start - 3) == "with" && Self.opposing.contains(word(start - 2)) }
    return Self.opposing.contains(word(end))
      && (end + 1..<end + 6).contains { ["not", "without", "didn't", "haven't", "don't"].contains(word($0)) }
      && !mentions.contains { (end..<end + 6).contains($0.words.lowerBound) }
  }

  private static let opposing: Set<String> = ["and", "or", "vs", "versus", "against", "compared"]

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

  /// The numeric column that a bound belongs to, whose mention is thereby used.
  ///
  /// It is the one within the bound, or just before it, or just after it; "over 12 and under 24" are both of one; what
  /// is left is the nearest before, and then after.
  ///
  /// - Parameter last: the column of the bound before, and where that ends.
  private mutating func column(
    of numberBound: BoundReader.Bound, after last: (column: TableColumn, end: Int)?
  ) -> TableColumn? {
    let bound = numberBound.words
    let numbers = unused.filter { mention in
      guard mention.level == nil, isNumeric(mention.column) else { return false }
      // "auto_renew = 1" is the only comparison of a yes or no.
      return !mention.column.isBoolean || !numberBound.comparison.isBound && leads(mention, to: bound)
    }
    let near =
      numbers.first { $0.words.overlaps(bound) } ?? numbers.last { leads($0, to: bound) }
      ?? numbers.first { follows($0, bound) }
    if near == nil, let last, bound.lowerBound == last.end + 1, Self.joining.contains(word(last.end)) {
      return last.column
    }
    let far =
      numbers.last { $0.words.lowerBound < bound.lowerBound && bound.lowerBound - $0.words.upperBound <= 4 }
      ?? numbers.first { (1...4).contains($0.words.lowerBound - bound.upperBound) }
    guard let mention = near ?? far else { return nil }
    use(mention)
    return mention.column
  }

  /// "Churn risk of over 0.5": nothing but small words parts the column from the bound after it.
  private func leads(_ mention: ColumnMention, to bound: Range<Int>) -> Bool {
    mention.words.upperBound <= bound.lowerBound
      && (mention.words.upperBound..<bound.lowerBound).allSatisfy {
        Self.linking.contains(words[$0].lowered) || mention.span.contains($0)
      }
  }

  /// "Over 3 tickets", "over 3 months tenure", but not "over 3 and tenure …".
  private func follows(_ mention: ColumnMention, _ bound: Range<Int>) -> Bool {
    switch mention.words.lowerBound - bound.upperBound {
    case 0: true
    case 1: !Self.joining.contains(word(bound.upperBound))
    default: false
    }
  }

  private static let joining: Set<String> = ["and", "but", "with", "or"]
  private static let linking: Set<String> = [
    "of", "is", "are", "was", "a", "an", "that", "which", "score", "level", "has", "in", "months", "days",
  ]

  private func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lowered : "" }

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
