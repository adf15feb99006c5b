/// The tables that a query reads: one, or two and more joined by their keys.
struct TableChoice: Sendable, Hashable {
  private let tables: [TableListing.Table]

  /// The tables of customers in the order in which they are preferred; further ones come after them.
  private static let preferred = [
    "engagement_analytics.predictions_final", "engagement_raw.customers", "engagement_results.predictions",
    "engagement_raw.outcomes",
  ]
  private static let keys = ["customer_id", "snapshot_month"]

  /// The tables that hold all customers, a row each.
  static func ofCustomers(_ listing: TableListing) -> [TableListing.Table] {
    preferred.compactMap { name in listing.tables.first { $0.name == name && $0.column("customer_id") != nil } }
  }

  /// Chooses the first table with all columns, or else as few as the order of preference gives.
  ///
  /// - Parameter subset: a table that must be read.
  /// - Returns: `nil` when a column is in none of them.
  init?(for columns: [TableColumn], in listing: TableListing, subset: String?) {
    let all = Self.ofCustomers(listing)
    let first = subset.flatMap { name in listing.tables.first { $0.name == name } }
    if subset != nil, first == nil { return nil }
    var chosen = first.map { [$0] } ?? []
    func missing() -> [TableColumn] { columns.filter { column in !chosen.contains { $0.column(column.name) != nil } } }
    if chosen.isEmpty, let whole = all.first(where: { table in columns.allSatisfy { table.column($0.name) != nil } }) {
      chosen = [whole]
    }
    while let next = missing().first {
      // The table that holds the most of what is missing; of equal ones the preferred.
      let candidates = all.map { table in (table, missing().count { table.column($0.name) != nil }) }
      guard let best = candidates.enumerated().max(by: { ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset) }),
        best.element.1 > 0, all.contains(where: { $0.column(next.name) != nil })
      else { return nil }
      chosen.append(best.element.0)
    }
    guard !chosen.isEmpty else { return nil }
    tables = chosen
  }

  /// The clause `FROM …`.
  var clause: String {
    guard let first = tables.first, tables.count > 1 else { return "FROM \(tables.first?.name ?? "")" }
    return tables.dropFirst().enumerated().reduce("FROM \(first.name) AS t1") { clause, next in
      let keys = Self.keys.filter { key in next.element.column(key) != nil && first.column(key) != nil }
      return clause + " JOIN \(next.element.name) AS t\(next.offset + 2) USING (\(keys.joined(separator: ", ")))"
    }
  }

  /// How a column is spelled in this clause.
  func spelling(of name: String) -> String {
    guard tables.count > 1, !Self.keys.contains(name),
      let position = tables.firstIndex(where: { $0.column(name) != nil })
    else { return name }
    return "t\(position + 1).\(name)"
  }

  /// How a column is selected, so that the result has it under its own name.
  func selection(of name: String) -> String {
    let spelling = spelling(of: name)
    return spelling == name ? name : "\(spelling) AS \(name)"
  }

  /// Whether one of the tables has a column.
  func has(_ name: String) -> Bool { tables.contains { $0.column(name) != nil } }
}
