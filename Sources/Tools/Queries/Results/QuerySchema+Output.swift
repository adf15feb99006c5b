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

  /// One line a table, for a model: `schema.table(column type, column text: level|level, …)`.
  public var compactText: String {
    tables.map { table in
      "\(table.fullName)(\(table.columns.map(\.compactText).joined(separator: ", ")))"
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

extension QuerySchema.Column {
  /// `name type`, and the levels of a category behind a colon.
  fileprivate var compactText: String {
    let type = meaning?.isBoolean == true ? "boolean" : type
    let levels = meaning?.levels ?? []
    return [name, type].filter { !$0.isEmpty }.joined(separator: " ")
      + (levels.isEmpty ? "" : ": " + levels.joined(separator: "|"))
  }
}
