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
    return catalogue.remedy(unknownColumn: column, in: text.names)
  }

  /// The tables whose names stand in the statement.
  private var namedTables: [QuerySchema.Table] { catalogue.tables(named: text.names) }
}
