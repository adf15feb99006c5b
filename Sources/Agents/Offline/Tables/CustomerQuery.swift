/// What a question asks of the customers: which rows, and what of them.
struct CustomerQuery: Sendable, Hashable {
  /// A figure of many rows.
  enum Measure: Sendable, Hashable {
    /// The number of rows.
    case count
    /// The part of the rows that meet a condition.
    case share(RowCondition)
    /// A figure of one column.
    case summary(Summary, TableColumn)
  }

  /// How the values of a column become one.
  enum Summary: String, Sendable, Hashable {
    /// Their mean.
    case average
    /// Their sum.
    case total
    /// The largest.
    case maximum
    /// The smallest.
    case minimum
    /// The one in the middle.
    case median
  }

  /// What is asked of the rows.
  enum Answer: Sendable, Hashable {
    /// The rows themselves: by the value of a column, at most so many.
    case rows(by: TableColumn?, isAscending: Bool, limit: Int)
    /// A figure of all rows, or of each group of them.
    case figure(Measure, by: [TableColumn], isAscending: Bool)
  }

  /// What is asked of the rows.
  var answer: Answer
  /// What rows must meet.
  var conditions: [RowCondition]
  /// The table of some of the customers that is asked of, `nil` for all.
  var subset: String?
  /// Further columns that the question names.
  var named: [TableColumn] = []

  /// The columns that the answer needs, each once.
  var columns: [TableColumn] {
    let own: [TableColumn]
    switch answer {
    case .rows(let order, _, _): own = (order.map { [$0] } ?? []) + named
    case .figure(.count, let groups, _): own = groups
    case .figure(.share(let condition), let groups, _): own = groups + [condition.column]
    case .figure(.summary(_, let column), let groups, _): own = groups + [column]
    }
    var seen: Set<String> = []
    return (own + conditions.map(\.column)).filter { seen.insert($0.name).inserted }
  }
}

extension CustomerQuery.Measure {
  /// What the figure is called in the result.
  var name: String {
    switch self {
    case .count: "customers"
    case .share(let condition): "share_\(condition.column.isBoolean ? condition.column.name : condition.slug)"
    case .summary(.average, let column) where column.isBoolean: "rate_\(column.name)"
    case .summary(.average, let column) where column.name.hasPrefix("avg_"): "average_\(column.name.dropFirst(4))"
    case .summary(let summary, let column): "\(summary.rawValue)_\(column.name)"
    }
  }

  /// The figure in words.
  var text: String {
    switch self {
    case .count: "number of customers"
    case .share(let condition): "share of customers with \(condition.text)"
    case .summary(.average, let column) where column.isBoolean: "rate of \(column.name)"
    case .summary(let summary, let column): "\(summary.rawValue) \(column.name)"
    }
  }
}

extension RowCondition {
  /// The condition as part of a column's name.
  fileprivate var slug: String {
    guard case .isAny(let levels) = comparison, levels.count == 1, let level = levels.first,
      level.unicodeScalars.allSatisfy({ $0.isASCII && ($0.isLetterOrDigit || $0 == "_") })
    else { return column.name }
    return level
  }
}
