import JSON

/// Says what a query found: rows, a figure, or a figure of each group.
struct RowsAnswer {
  private let query: CustomerQuery
  private let result: ToolOutcomes.Result
  private let rows: [JSONValue]

  /// Reads the result of `query_athena`; `nil` when it has no rows member.
  init?(_ query: CustomerQuery, _ result: ToolOutcomes.Result) {
    guard let rows = result.value["rows"]?.array else { return nil }
    self.query = query
    self.result = result
    self.rows = rows
  }

  /// The answer, with the statement that it comes from.
  func draft() -> AnswerDraft? {
    var draft = AnswerDraft(confidence: 1)
    switch query.answer {
    case .rows(let order, let isAscending, _): addRows(order, isAscending, to: &draft)
    case .figure(let measure, let groups, let isAscending):
      guard groups.isEmpty else {
        addGroups(measure, groups, isAscending, to: &draft)
        break
      }
      guard let row = rows.first, row[measure.name] != nil else { return nil }
      addFigure(measure, row, to: &draft)
    }
    if result.value["truncated"]?.bool == true { draft.say("The tool cut the result short: there are more rows.\n") }
    if let sql = result.value["sql"]?.string {
      draft.say("\n")
      draft.say("SQL: \(sql)", sources: [result.source("/sql")])
    }
    return draft
  }

  /// `customers with segment at_risk, country DE`.
  private var subject: String {
    let conditions = query.conditions.map(\.text).joined(separator: ", ")
    let name = query.subset.map { $0.split(separator: ".").last.map(String.init) ?? $0 } ?? "customers"
    return conditions.isEmpty ? name : "\(name) with \(conditions)"
  }

  private func addFigure(_ measure: CustomerQuery.Measure, _ row: JSONValue, to draft: inout AnswerDraft) {
    let value = row[measure.name]?.shown ?? "none"
    let source = result.source("/rows/0")
    switch measure {
    case .count: draft.say("\(subject.capitalizedFirst): \(value)", sources: [source])
    case .share(let condition):
      draft.say(
        "Share of \(subject) that have \(condition.text): \(value) (of \(count(row)))", sources: [source])
    case .summary:
      draft.say("\(measure.text.capitalizedFirst) of \(subject): \(value) (\(count(row)))", sources: [source])
    }
    draft.say("\n")
  }

  private func addGroups(
    _ measure: CustomerQuery.Measure, _ groups: [TableColumn], _ isAscending: Bool, to draft: inout AnswerDraft
  ) {
    guard !rows.isEmpty else { return addNothing(to: &draft) }
    let names = groups.map(\.name)
    let of = query.conditions.isEmpty && query.subset == nil ? "" : " of \(subject)"
    draft.say(
      "\(measure.text.capitalizedFirst)\(of) by \(names.joined(separator: " and ")), "
        + "\(isAscending ? "lowest" : "highest") first:\n")
    for (position, row) in rows.enumerated() {
      let group = names.map { row[$0]?.shown ?? "none" }.joined(separator: ", ")
      let further = measure == .count ? "" : " (\(count(row)))"
      draft.say("  ")
      draft.say(
        "\(group): \(row[measure.name]?.shown ?? "none")\(further)", sources: [result.source("/rows/\(position)")])
      draft.say("\n")
    }
  }

  private func addRows(_ order: TableColumn?, _ isAscending: Bool, to draft: inout AnswerDraft) {
    guard let first = rows.first else { return addNothing(to: &draft) }
    let matching = first["matching"]?.shown ?? "\(rows.count)"
    let by = order.map { ", by \($0.name), \(isAscending ? "lowest" : "highest") first" } ?? ""
    draft.say(
      "\(rows.count) of \(matching) \(subject)\(by):", sources: [result.source("/row_count", "/rows/0/matching")])
    draft.say("\n")
    for (position, row) in rows.enumerated() {
      let members = (row.object?.members ?? []).filter { !["customer_id", "matching"].contains($0.key) }
      let values = members.map { "\($0.key) \($0.value.shown)" }.joined(separator: ", ")
      draft.say("  \(position + 1). ")
      draft.say("\(row["customer_id"]?.shown ?? ""): \(values)", sources: [result.source("/rows/\(position)")])
      draft.say("\n")
    }
  }

  private func addNothing(to draft: inout AnswerDraft) {
    draft.say("No \(subject) found: the query returned no row.", sources: [result.source("/row_count")])
    draft.say("\n")
  }

  private func count(_ row: JSONValue) -> String { "\(row["customers"]?.shown ?? "no") customers" }
}

extension String {
  /// The text with its first letter in upper case, unless it is a name with an underscore.
  fileprivate var capitalizedFirst: String {
    let word = prefix { $0 != " " }
    return word.contains("_") ? self : prefix(1).uppercased() + dropFirst()
  }
}
