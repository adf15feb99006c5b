import Cloud
import Platform
import Predictions
import Tools

extension PlatformWorkspace {
  /// The catalogue's schemas, in the order in which a table is looked for.
  public static let schemas = ["engagement_raw", "engagement_results", "engagement_analytics"]

  /// Whether statements go to Amazon Athena.
  public var asksAthena: Bool { configuration.values.queries.engine == "athena" }

  /// Answers statements: with Athena over the configured databases, otherwise with SQLite over the catalogue.
  ///
  /// - Throws: what `CloudAccess.client` throws.
  public func queryEngine(_ limits: QueryLimits) async throws -> any QueryEngine {
    guard asksAthena else { return catalogueEngine(limits) }
    let queries = configuration.values.queries
    var options = AthenaOptions(
      catalog: queries.catalog, databases: queries.databases, workgroup: queries.workgroup,
      outputLocation: queries.outputLocation,
      resultReuseMinutes: queries.resultReuseMinutes > 0 ? queries.resultReuseMinutes : nil)
    options.limits.rows = limits.rows
    options.limits.resultBytes = limits.resultBytes
    return AthenaEngine(client: try await cloud.client(), options: options, spending: cloud.spending)
  }

  /// Answers statements over the catalogue; `prepareData` must have made it, and a schema without a file is left out.
  func catalogueEngine(_ limits: QueryLimits = QueryLimits()) -> SQLiteEngine {
    SQLiteEngine(
      Self.schemas.map { SQLiteEngine.Source(schema: $0, path: layout.database($0)) }, limits: limits, clock: clock)
  }

  /// What the columns mean, by the declaration of the features, the models and the segments.
  public var columnMeanings: [String: ColumnMeaning] {
    let features = schema.features.map { ($0.name, ColumnMeaning($0)) }
    let outputs = ModelLibrary.names.compactMap { try? models.description(of: $0) }.map {
      ($0.output, ColumnMeaning($0.meaning, unit: $0.unit))
    }
    let categories = schema["favourite_category"]?.levels ?? []
    let others = [
      ("customer_id", ColumnMeaning("The customer's number.")),
      ("snapshot_month", ColumnMeaning("The month that the row describes, YYYY-MM.")),
      ("segment", ColumnMeaning("The group of a customer.", levels: CustomerSegment.allCases.map(\.rawValue))),
      ("churned", ColumnMeaning("Whether the customer left within 30 days of the snapshot.", isBoolean: true)),
      ("next_category", ColumnMeaning("The category that the customer turned to next.", levels: categories)),
      ("recommended_category", ColumnMeaning("The category that is likeliest next.", levels: categories)),
      ("recommended_probability", ColumnMeaning("The probability of that category.", unit: "probability")),
      ("anomaly_kind", ColumnMeaning("What is wrong with the customer's data: 0 nothing, else a kind from 1 to 5.")),
      ("churn_percentile", ColumnMeaning("The share of customers with a lower churn probability, 0 to 100.")),
    ]
    return Dictionary(features + outputs + others) { first, _ in first }
  }
}

extension ColumnMeaning {
  /// What is declared of a feature.
  fileprivate init(_ feature: Feature) {
    self.init(feature.meaning, unit: feature.unit, levels: feature.levels ?? [], isBoolean: feature.kind == .boolean)
  }
}
