import Platform
import Predictions
import Tools

extension PlatformWorkspace {
  /// The catalogue's schemas, in the order in which a table is looked for.
  public static let schemas = ["engagement_raw", "engagement_results", "engagement_analytics"]

  /// Answers statements over the catalogue; `prepareData` must have made it, and a schema without a file is left out.
  public func queryEngine(_ limits: QueryLimits = QueryLimits()) -> SQLiteEngine {
    SQLiteEngine(
      Self.schemas.map { SQLiteEngine.Source(schema: $0, path: layout.database($0)) }, limits: limits, clock: clock)
  }

  /// What the columns mean, by the declaration of the features.
  public var columnMeanings: [String: ColumnMeaning] {
    Dictionary(
      schema.features.map { ($0.name, ColumnMeaning($0.meaning, unit: $0.unit)) },
      uniquingKeysWith: { first, _ in first })
  }
}
