extension QuerySchema {
  /// What to write instead of a column that is not there.
  ///
  /// - Parameter names: The names that stand in the statement, in lower case: a column of a table among them is meant first.
  public func remedy(unknownColumn column: String, in names: Set<String>) -> String {
    let named = tables(named: names)
    if let found = nearest(to: column, in: named) { return "Did you mean \(found.column) (\(found.table))?" }
    let elsewhere = tables.filter { !named.contains($0) }
    if let found = nearest(to: column, in: elsewhere) {
      return "\(found.table) has \(found.column): join it or select from it"
    }
    guard let table = named.first else { return tableList }
    let names = table.columns.map(\.name)
    let more = names.count > 15 ? " and \(names.count - 15) more" : ""
    return "\(table.fullName) has the columns \(names.prefix(15).joined(separator: ", "))\(more)"
  }

  /// What to write instead of a table that is not there.
  public func remedy(unknownTable name: String) -> String {
    table(nearestTo: name).map { "Did you mean \($0)?" } ?? tableList
  }

  /// The tables whose names, in lower case, are among these.
  func tables(named names: Set<String>) -> [Table] { tables.filter { names.contains($0.name.lowercased()) } }

  /// The tables there are, in a sentence.
  var tableList: String {
    let names = tables.map(\.fullName)
    if names.isEmpty { return "There is no table: no data yet" }
    let more = names.count > 20 ? " and \(names.count - 20) more" : ""
    return "The tables are \(names.prefix(20).joined(separator: ", "))\(more)"
  }

  private func nearest(to column: String, in tables: [Table]) -> (column: String, table: String)? {
    var known: Set<String> = []
    let names = tables.flatMap(\.columns).map(\.name).filter { known.insert($0).inserted }
    guard let name = NameSuggestion.nearest(to: column, among: names),
      let table = tables.first(where: { $0.columns.contains { $0.name == name } })
    else { return nil }
    return (name, table.fullName)
  }
}
