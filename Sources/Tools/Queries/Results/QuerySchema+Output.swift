import JSON

extension QuerySchema {
  /// A table found by its name, with or without its schema.
  public func table(named name: String) -> Table? {
    let wanted = name.lowercased()
    return tables.first { $0.fullName.lowercased() == wanted } ?? tables.first { $0.name.lowercased() == wanted }
  }

  /// The name of a table that is spelt almost so; `nil` without one.
  public func table(nearestTo name: String) -> String? {
    let word = name.split(separator: ".").last.map(String.init) ?? name
    return NameSuggestion.nearest(to: word, among: tables.map(\.name)).flatMap { table(named: $0)?.fullName }
  }

  /// One line a table, for a model: `schema.table(column type, …)`. Types are left out where the line gets long.
  public var compactText: String {
    tables.map { table in
      let hasTypes = table.columns.count <= 12
      let columns = table.columns.map { hasTypes && !$0.type.isEmpty ? "\($0.name) \($0.type)" : $0.name }
      return "\(table.fullName)(\(columns.joined(separator: ", ")))"
    }.joined(separator: "\n")
  }

  /// `{"tables":[{"schema","name","columns":[{"name","type","meaning","unit"}]}]}`.
  public var json: JSONValue { ["tables": .array(tables.map(\.json))] }
}

extension QuerySchema.Table {
  /// `{"schema","name","columns":[{"name","type","meaning","unit"}]}`; meaning and unit may be null.
  public var json: JSONValue {
    let columns = columns.map { column -> JSONValue in
      [
        "name": .string(column.name), "type": .string(column.type),
        "meaning": (column.meaning?.meaning).map(JSONValue.string) ?? .null,
        "unit": (column.meaning?.unit).map(JSONValue.string) ?? .null,
      ]
    }
    return ["schema": .string(schema), "name": .string(name), "columns": .array(columns)]
  }
}
