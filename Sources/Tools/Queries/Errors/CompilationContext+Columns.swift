extension CompilationContext {
  /// That a column is not there: the nearest of the tables that the statement names, or where it is.
  func unknownColumn(_ name: String, _ place: QueryError.Place?) -> QueryError {
    let column = name.split(separator: ".").last.map(String.init) ?? name
    return QueryError(
      .unknownColumn, "no such column: \(name)", subject: name, place: place, remedies: [columnRemedy(column)])
  }

  /// That several tables have the column.
  func ambiguous(_ name: String, _ place: QueryError.Place?) -> QueryError {
    let tables = namedTables.filter { table in table.columns.contains { $0.name.lowercased() == name.lowercased() } }
    let example = tables.first.map { " as in \($0.name).\(name)" } ?? ""
    return QueryError(
      .unknownColumn, "ambiguous column: \(name) is in several tables", subject: name, place: place,
      remedies: ["Name the table before it\(example)"])
  }

  private func columnRemedy(_ column: String) -> String {
    if let construct = UnsupportedSyntax.find(in: text.untouched) { return construct.remedy }
    let named = namedTables
    if let found = nearest(to: column, in: named) { return "Did you mean \(found.column) (\(found.table))?" }
    let elsewhere = catalogue.tables.filter { !named.contains($0) }
    if let found = nearest(to: column, in: elsewhere) {
      return "\(found.table) has \(found.column): join it or select from it"
    }
    guard let table = named.first else { return tableList }
    let names = table.columns.map(\.name)
    let more = names.count > 15 ? " and \(names.count - 15) more" : ""
    return "\(table.fullName) has the columns \(names.prefix(15).joined(separator: ", "))\(more)"
  }

  private func nearest(to column: String, in tables: [QuerySchema.Table]) -> (column: String, table: String)? {
    var known: Set<String> = []
    let names = tables.flatMap(\.columns).map(\.name).filter { known.insert($0).inserted }
    guard let name = NameSuggestion.nearest(to: column, among: names),
      let table = tables.first(where: { $0.columns.contains { $0.name == name } })
    else { return nil }
    return (name, table.fullName)
  }

  /// The tables whose names stand in the statement.
  private var namedTables: [QuerySchema.Table] {
    let words = Set(text.tokens.filter { $0.kind == .word || $0.kind == .quotedName }.map { $0.name.lowercased() })
    return catalogue.tables.filter { words.contains($0.name.lowercased()) }
  }
}
