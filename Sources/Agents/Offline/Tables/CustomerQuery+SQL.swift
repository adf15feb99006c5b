extension CustomerQuery {
  /// How many groups are listed at most.
  static let groupLimit = 50

  /// The query in the dialect that SQLite and Athena share; `nil` when no tables hold the columns together.
  ///
  /// Names are those of the listing, numbers are numbers, and levels are quoted: no word of a question is part of it.
  func sql(_ listing: TableListing) -> String? {
    guard let tables = TableChoice(for: columns, in: listing, subset: subset) else { return nil }
    switch answer {
    case .rows(let order, let isAscending, let limit): return rows(tables, order, isAscending, limit)
    case .figure(let measure, let groups, let isAscending): return figure(tables, measure, groups, isAscending)
    }
  }

  private func rows(_ tables: TableChoice, _ order: TableColumn?, _ isAscending: Bool, _ limit: Int) -> String {
    var names = columns.map(\.name)
    if names.isEmpty { names = ["churn_probability", "segment"].filter(tables.has) }
    let listed = (["customer_id"] + names).map(tables.selection).joined(separator: ", ")
    let known = order.map { [RowCondition(column: $0, comparison: .isKnown)] } ?? []
    let orders = order.map { ["\(tables.spelling(of: $0.name))\(isAscending ? "" : " DESC")"] } ?? []
    return "SELECT \(listed), COUNT(*) OVER () AS matching \(tables.clause)\(clause(conditions + known, tables))"
      + " ORDER BY \((orders + ["customer_id"]).joined(separator: ", ")) LIMIT \(limit)"
  }

  private func figure(
    _ tables: TableChoice, _ measure: Measure, _ groups: [TableColumn], _ isAscending: Bool
  ) -> String {
    let names = groups.map { tables.spelling(of: $0.name) }
    var selected = groups.map { tables.selection(of: $0.name) }
    if measure != .count { selected.append("\(expression(measure, tables)) AS \(measure.name)") }
    selected.append("COUNT(*) AS customers")
    let head = "SELECT \(selected.joined(separator: ", ")) \(tables.clause)\(clause(conditions, tables))"
    guard !groups.isEmpty else { return head }
    let order = [measure.name + (isAscending ? "" : " DESC")] + names
    return head + " GROUP BY \(names.joined(separator: ", ")) ORDER BY \(order.joined(separator: ", "))"
      + " LIMIT \(Self.groupLimit)"
  }

  private func clause(_ conditions: [RowCondition], _ tables: TableChoice) -> String {
    guard !conditions.isEmpty else { return "" }
    return " WHERE " + conditions.map { $0.sql(tables.spelling(of: $0.column.name)) }.joined(separator: " AND ")
  }

  private func expression(_ measure: Measure, _ tables: TableChoice) -> String {
    switch measure {
    case .count: return "COUNT(*)"
    case .share(let condition):
      let test = condition.sql(tables.spelling(of: condition.column.name))
      return "ROUND(AVG(CASE WHEN \(test) THEN 1.0 ELSE 0.0 END), 4)"
    case .summary(let summary, let column):
      let name = tables.spelling(of: column.name)
      switch summary {
      case .average: return "ROUND(AVG(\(name)), 4)"
      case .total: return "ROUND(SUM(\(name)), 2)"
      case .maximum: return "MAX(\(name))"
      case .minimum: return "MIN(\(name))"
      case .median: return "ROUND(approx_percentile(\(name), 0.5), 4)"
      }
    }
  }
}
