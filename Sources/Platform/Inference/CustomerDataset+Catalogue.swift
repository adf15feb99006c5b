import Predictions
import SQLite

extension CustomerDataset {
  /// Reads customers and outcomes back from `engagement_raw`, exactly as they were made.
  ///
  /// - Throws: `SQLiteError` when the database or a table is missing; `FeatureError` for a level unknown to the schema;
  ///   `PlatformError` when customers and outcomes do not belong together.
  public init(stored layout: PlatformLayout, schema: FeatureSchema) throws {
    let path = layout.database(RawTables.schema)
    let table = try CustomerStore(path: path, schema: schema).customers()
    self.init()
    ids = table.ids
    features = table.features
    months = try table.snapshotMonths.map { text in
      guard let month = SnapshotMonth.index(of: text).flatMap(UInt8.init(exactly:)) else {
        throw PlatformError("\(path): expected a snapshot month, found \"\(text)\"", remedies: Self.remedies)
      }
      return month
    }
    try readOutcomes(Database(path), categories: schema.categories, path)
  }

  private static let remedies = ["Make the data anew: kb platform data"]

  private mutating func readOutcomes(_ database: Database, categories: [String], _ path: String) throws {
    let places = Dictionary(categories.enumerated().map { ($0.element, UInt8(clamping: $0.offset)) }) { first, _ in
      first
    }
    let rows = try database.prepare(
      """
      SELECT customer_id, engagement_score, churned, ltv_usd, next_category, anomaly_kind
      FROM \(RawTables.outcomes) ORDER BY customer_id
      """)
    var row = 0
    while try rows.step() {
      guard row < ids.count, rows.int(at: 0) == ids[row], let category = places[rows.text(at: 4) ?? ""] else {
        throw PlatformError(
          "\(path): the outcome of customer \(rows.int(at: 0)) does not fit the customers", remedies: Self.remedies)
      }
      outcomes.engagementScores.append(Float(rows.double(at: 1)))
      outcomes.churned.append(rows.int(at: 2) > 0 ? 1 : 0)
      outcomes.lifetimeValues.append(Float(rows.double(at: 3)))
      outcomes.nextCategories.append(category)
      outcomes.anomalyKinds.append(UInt8(clamping: rows.int(at: 5)))
      row += 1
    }
    guard row == ids.count else {
      throw PlatformError("\(path): \(ids.count) customers have \(row) outcomes", remedies: Self.remedies)
    }
  }
}
