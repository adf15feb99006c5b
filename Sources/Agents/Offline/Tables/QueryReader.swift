/// Reads a question as one about the customers in the tables: a list of them, their number, or a figure of groups.
///
/// Every word must be understood: as a column, a level, a bound, or a word of asking. A question with any other word is
/// one for the documents.
struct QueryReader {
  private let listing: TableListing
  private let words: [QuestionWord]
  private let mentions: [ColumnMention]
  private let shape: QuestionShape

  /// How many rows are listed when the question leaves it open.
  private static let rows = 10

  /// A reader of a question over some tables.
  init(_ text: String, _ listing: TableListing) {
    self.listing = listing
    words = QuestionWord.words(in: text)
    mentions = ColumnFinder(Self.columns(of: listing)).mentions(in: QuestionShape.withoutCounting(words))
    shape = QuestionShape(words, mentions)
  }

  /// The columns of the tables with all customers, those of the customers themselves first.
  static func columns(of listing: TableListing) -> [TableColumn] {
    let tables = TableChoice.ofCustomers(listing)
    return (tables.filter { $0.name.hasSuffix(".customers") } + tables).flatMap(\.columns)
  }

  /// The query; `nil` for a question that the tables do not answer.
  func query() -> CustomerQuery? {
    guard !shape.asksForSeveral, !asksForModels else { return nil }
    let groups = groups()
    let (subset, ofSubset) = subset()
    var conditions = ConditionReader(
      words, mentions, read: shape.words.union(groups.words).union(ofSubset.flatMap(\.places)),
      used: Set(groups.mentions + ofSubset))
    if !shape.shares, !isRateAsked(groups.mentions, conditions) { conditions.readBooleans() }
    let compared = comparedColumn(conditions).map { [$0] } ?? []
    let by = groups.mentions.map(\.column) + compared + conditions.contrasted
    guard let (answer, left) = answer(by: by, &conditions, hasSubset: subset != nil) else { return nil }
    // What is set against its opposite once the answer is known cannot be grouped by any more.
    guard !conditions.isUnclear, conditions.contrasted.allSatisfy(by.contains) else { return nil }
    let all = conditions.read.union(left.flatMap(\.places))
    guard words.indices.allSatisfy({ all.contains($0) || isIgnorable($0) }) else { return nil }
    var kept = conditions.conditions
    if case .figure(.share(let condition), _, _) = answer { kept.removeAll { $0 == condition } }
    return CustomerQuery(answer: answer, conditions: kept, subset: subset, named: left.map(\.column))
  }

  /// Whether it is about what models are made of, whatever else it names: that is in the documents.
  private var asksForModels: Bool {
    let named = Set(mentions.flatMap(\.places))
    return words.indices.contains { !named.contains($0) && QueryWords.models.contains(words[$0].lowered) }
  }

  private func isIgnorable(_ index: Int) -> Bool {
    let word = words[index].lowered
    if QueryWords.documents.contains(word) || words[index].number != nil { return false }
    return EverydayWords.ignorable.contains(word) || QueryWords.ignorable.contains(word)
      || QueryWords.isCustomer(word) || QueryWords.grouping.contains(word)
      || QueryWords.negations.contains(word)
  }

  private var namesCustomers: Bool {
    // "All champions" are customers.
    words.contains { QueryWords.isCustomer($0.lowered) }
      || mentions.contains { $0.column.name == "segment" && $0.level != nil }
  }

  // MARK: What is asked

  /// The answer that is asked for, with the mentions that it lists beside; conditions may become what is measured.
  private func answer(
    by groups: [TableColumn], _ conditions: inout ConditionReader, hasSubset: Bool
  ) -> (CustomerQuery.Answer, [ColumnMention])? {
    let isAscending = shape.isAscending ?? false
    let numbers = conditions.unused.filter { $0.level == nil && !$0.column.isCategory }
    if shape.shares {
      conditions.readBooleans()
      let all = conditions.inOrder
      // Whether "with age over 60 and churn over 0.5" is measured or the first is given cannot be told.
      guard all.count(where: \.comparison.isBound) < 2 else { return nil }
      let isOfOthers = words.contains { $0.lowered == "among" }
      guard let share = isOfOthers ? all.first : all.last, conditions.unused.isEmpty else { return nil }
      return (.figure(.share(share), by: groups, isAscending: isAscending), [])
    }
    let isSingle = numbers.count == 1 && conditions.unused.count == 1
    let isFiltered = !conditions.conditions.isEmpty || hasSubset
    if isSingle, let mention = numbers.first {
      if let summary = summary(of: mention, groups, isFiltered) {
        return (.figure(.summary(summary, mention.column), by: groups, isAscending: isAscending), [mention])
      }
      if shape.counts, mention.words.lowerBound > 0,
        ["many", "of"].contains(words[mention.words.lowerBound - 1].lowered)
      {
        return (.figure(.summary(.total, mention.column), by: groups, isAscending: isAscending), [mention])
      }
    }
    if shape.counts || (!groups.isEmpty && namesCustomers && shape.summary == nil) {
      guard conditions.unused.isEmpty, namesCustomers || isFiltered else { return nil }
      return (.figure(.count, by: groups, isAscending: isAscending), [])
    }
    guard groups.isEmpty, shape.summary == nil, namesCustomers, isFiltered || shape.isAscending != nil else {
      return nil
    }
    let order = shape.isAscending == nil ? byColumn(numbers) : order(numbers)
    if shape.isAscending != nil, order == nil { return nil }
    let limit = shape.limit ?? (isAboutOne && order != nil ? 1 : Self.rows)
    let column = order?.column ?? usualOrder(conditions.conditions, hasSubset: hasSubset)
    return (.rows(by: column, isAscending: isAscending, limit: limit), conditions.unused)
  }

  /// Which figure of a column is asked for; `nil` when the rows themselves are.
  private func summary(
    of mention: ColumnMention, _ groups: [TableColumn], _ isFiltered: Bool
  ) -> CustomerQuery.Summary? {
    if let summary = shape.summary { return summary }
    if !groups.isEmpty, !shape.counts { return .average }
    // A rate is one figure of many rows, whatever else the question says.
    let isRate = words[mention.words].contains { $0.lowered == "rate" } && mention.column.isBoolean
    if isRate, isFiltered { return .average }
    guard !namesCustomers, !shape.counts, let isAscending = shape.isAscending else { return nil }
    return isAscending ? .minimum : .maximum
  }

  /// Whether the observed rate of a yes-or-no column is asked for, rather than the rows where it is so.
  private func isRateAsked(_ groups: [ColumnMention], _ conditions: ConditionReader) -> Bool {
    let mention = conditions.unused.first { $0.column.isBoolean }
    guard let mention, !conditions.unused.contains(where: { !$0.column.isCategory && !$0.column.isBoolean }) else {
      return false
    }
    if words[mention.words].contains(where: { $0.lowered == "rate" }) { return true }
    return shape.summary != nil || !groups.isEmpty && !namesCustomers
  }

  /// Whether one customer is asked for: "who is", "which customer".
  private var isAboutOne: Bool {
    !words.contains {
      ["customers", "clients", "users", "subscribers", "people", "accounts", "members"].contains($0.lowered)
    }
      && !words.contains { $0.lowered == "are" }
  }

  /// The order that a list has when none is asked for: the customers at risk by their risk, the engaged by engagement.
  private func usualOrder(_ conditions: [RowCondition], hasSubset: Bool) -> TableColumn? {
    let isOfRisk = conditions.contains { $0.comparison == .isAny(["at_risk"]) }
    let name = isOfRisk ? "churn_probability" : hasSubset ? "engagement_score" : ""
    return Self.columns(of: listing).first { $0.name == name }
  }

  /// The column that rows are ordered by: named after the word for the end, or else the only one.
  private func order(_ numbers: [ColumnMention]) -> ColumnMention? {
    if let by = byColumn(numbers) { return by }
    let end = shape.end ?? 0
    return numbers.first { $0.words.upperBound > end } ?? numbers.first
  }

  private func byColumn(_ numbers: [ColumnMention]) -> ColumnMention? {
    numbers.first { $0.words.lowerBound > 0 && words[$0.words.lowerBound - 1].lowered == "by" }
  }

  // MARK: Groups

  private func groups() -> (mentions: [ColumnMention], words: Set<Int>) {
    var found: [ColumnMention] = []
    var read: Set<Int> = []
    for mention in mentions where mention.level == nil && mention.column.groups {
      var before = mention.words.lowerBound - 1
      while before > 0, QueryWords.groupingFillers.contains(words[before].lowered), !isGrouping(before) { before -= 1 }
      guard before >= 0 else { continue }
      let joins = words[before].lowered == "and" && found.last?.words.upperBound == before
      guard joins || isGrouping(before) || isWhich(before, mention) else { continue }
      // "Top 10 by tenure" is an order; "average ltv by income band" are groups.
      if !mention.column.isCategory, !mention.column.isBoolean, !(shape.counts || shape.shares || shape.summary != nil)
      {
        continue
      }
      found.append(mention)
      read.formUnion(before..<mention.words.upperBound)
    }
    return (found, read)
  }

  private func isGrouping(_ index: Int) -> Bool { QueryWords.grouping.contains(words[index].lowered) }

  /// "Which plan churns the most" compares plans.
  private func isWhich(_ index: Int, _ mention: ColumnMention) -> Bool {
    ["which", "what"].contains(words[index].lowered) && mention.column.isCategory && shape.isAscending != nil
  }

  /// The column whose levels are set against one another: "free vs premium churn rate".
  private func comparedColumn(_ conditions: ConditionReader) -> TableColumn? {
    func says(_ candidates: Set<String>) -> Bool { words.contains { candidates.contains($0.lowered) } }
    guard says(["vs", "versus", "compare", "compared"]) || says(["or"]) && says(["higher", "lower", "more", "less"])
    else { return nil }
    return conditions.conditions.first { condition in
      if case .isAny(let levels) = condition.comparison { levels.count > 1 } else { false }
    }?.column
  }

  /// "Highly engaged customers" are a table of their own.
  private func subset() -> (String?, [ColumnMention]) {
    guard let table = listing.tables.first(where: { $0.name.hasSuffix(".high_engagement_customers") }),
      table.column("customer_id") != nil
    else { return (nil, []) }
    for mention in mentions where mention.column.name == "engagement_score" && mention.words.lowerBound > 0 {
      let before = mention.words.lowerBound - 1
      guard ["high", "highly"].contains(words[before].lowered) else { continue }
      let wide = ColumnMention(mention.column, words: before..<mention.words.upperBound)
      return (table.name, [mention, wide])
    }
    return (nil, [])
  }
}
