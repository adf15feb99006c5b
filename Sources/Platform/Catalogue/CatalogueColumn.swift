import Predictions

/// A column of a table of the catalogue.
struct CatalogueColumn {
  let name: String
  /// SQLite's type with constraints: `INTEGER`, `REAL`, `TEXT`.
  let type: String

  init(_ name: String, _ type: String) {
    self.name = name
    self.type = type
  }

  /// The column of a feature.
  init(_ feature: Feature) {
    name = feature.name
    type =
      switch feature.kind {
      case .integer, .boolean: "INTEGER"
      case .float: "REAL"
      case .category: "TEXT"
      }
  }

  static let customerID = CatalogueColumn("customer_id", "INTEGER PRIMARY KEY")
  static let snapshotMonth = CatalogueColumn("snapshot_month", "TEXT NOT NULL")
}
