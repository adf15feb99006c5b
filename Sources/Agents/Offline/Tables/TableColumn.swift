/// A column of a table that can be queried.
struct TableColumn: Sendable, Hashable {
  /// The column's name.
  let name: String
  /// The type as the listing states it, in lower case.
  let type: String
  /// The values that a category has; none for other columns.
  let levels: [String]

  /// Whether rows can be told apart by it: it has few values.
  var groups: Bool { !levels.isEmpty || type == "text" || type == "integer" || isBoolean }

  /// Whether its values are names.
  var isCategory: Bool { !isBoolean && (!levels.isEmpty || type == "text") }

  /// Whether its values are 0 and 1.
  var isBoolean: Bool { type == "boolean" || levels == ["0", "1"] }

  /// Whether its values lie between 0 and 1, so that people state them in percent.
  var isShare: Bool {
    ["probability", "rate", "share", "score"].contains { name.hasSuffix($0) }
  }

  /// Whether the column only says which row it is, and when it was written.
  var isKey: Bool { ["customer_id", "model_versions", "predicted_at"].contains(name) }
}
