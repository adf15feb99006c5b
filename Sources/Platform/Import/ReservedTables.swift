import SQLite

/// Names that an imported table does not get: SQLite has a meaning for them, or a table of the platform would be hidden
/// behind it in statements that name no schema.
enum ReservedTables {
  private static let own: Set<String> = [
    RawTables.customers, RawTables.outcomes, "predictions", "predictions_final", "high_engagement_customers",
    "at_risk_customers", "churn_analysis", "qa_table",
  ]

  /// Table-valued modules, which take the place of a table of their name; those that this SQLite was built with.
  private static let modules: Set<String> = {
    guard let list = try? Database(":memory:").prepare("SELECT name FROM pragma_module_list") else { return [] }
    var names: Set<String> = ["json_each", "json_tree"]
    while let isRow = try? list.step(), isRow { names.insert(list.text(at: 0) ?? "") }
    return names
  }()

  /// Whether a name, in lower case, is taken.
  static func contains(_ name: String) -> Bool {
    own.contains(name) || modules.contains(name) || name.hasPrefix("sqlite") || name.hasPrefix("pragma_")
  }
}
