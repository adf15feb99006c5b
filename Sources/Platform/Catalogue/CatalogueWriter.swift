import Predictions
import Storage
import SQLite

/// Writes the databases of the catalogue, each a SQLite file of its own.
public struct CatalogueWriter: Sendable {
  let layout: PlatformLayout
  let schema: FeatureSchema
  let files: FileSystem

  /// A writer into a layout, for customers with the features of a schema.
  public init(layout: PlatformLayout, schema: FeatureSchema, files: FileSystem = FileSystem()) {
    self.layout = layout
    self.schema = schema
    self.files = files
  }

  /// Writes `engagement_raw`: the tables `customers` and `outcomes`; tables of imported files are kept.
  ///
  /// - Throws: `SQLiteError`, `FileError`; the old database stays then.
  public func writeRaw(_ dataset: CustomerDataset) throws {
    try CatalogueFile(RawTables.schema, layout: layout, files: files).write { database in
      try insertCustomers(dataset, into: database)
      try insertOutcomes(dataset, into: database)
      try RawTables.copyImported(from: layout.database(RawTables.schema), to: database)
    }
  }

  private func insertCustomers(_ dataset: CustomerDataset, into database: Database) throws {
    let table = try CatalogueTable(RawTables.customers, RawTables.customerColumns(schema), in: database)
    let kinds = schema.features.map(\.kind)
    let scales = CustomerFeature.allCases.map { FixedDecimals.scale($0.decimals) }
    for row in 0..<dataset.count {
      try table.insert { values in
        try values.add(dataset.ids[row])
        try values.add(SnapshotMonth.text(Int(dataset.months[row])))
        for (column, value) in dataset.features[row: row].enumerated() {
          switch kinds[column] {
          case _ where value.isNaN: try values.add(Double.nan)
          case .integer, .boolean: try values.add(Int(value))
          case .float: try values.add((Double(value) * scales[column]).rounded() / scales[column])
          case .category(let levels): try values.add(levels[place: Int(value)])
          }
        }
      }
    }
  }

  private func insertOutcomes(_ dataset: CustomerDataset, into database: Database) throws {
    let table = try CatalogueTable(RawTables.outcomes, RawTables.outcomeColumns, in: database)
    let categories = schema.categories
    let outcomes = dataset.outcomes
    for row in 0..<dataset.count {
      try table.insert { values in
        try values.add(dataset.ids[row])
        try values.add((Double(outcomes.engagementScores[row]) * 10_000).rounded() / 10_000)
        try values.add(outcomes.churned[row] > 0 ? 1 : 0)
        try values.add((Double(outcomes.lifetimeValues[row]) * 100).rounded() / 100)
        try values.add(categories[place: Int(outcomes.nextCategories[row])])
        try values.add(Int(outcomes.anomalyKinds[row]))
      }
    }
  }
}
