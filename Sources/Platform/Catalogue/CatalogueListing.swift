import Predictions

/// The tables that the platform makes, as they will be before any of them is written.
public struct CatalogueListing: Sendable, Hashable {
  /// A table or view.
  public struct Table: Sendable, Hashable {
    /// The schema it belongs to.
    public let schema: String
    /// Its name.
    public let name: String
    /// Its columns, in their order.
    public let columns: [Column]

    init(_ schema: String, _ name: String, _ columns: [CatalogueColumn]) {
      self.schema = schema
      self.name = name
      self.columns = columns.map { Column(name: $0.name, type: $0.plainType) }
    }
  }

  /// A column of a table.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its type in lower case: integer, real or text.
    public let type: String
  }

  /// The tables, by schema.
  public let tables: [Table]

  /// The tables for customers with these features.
  public init(_ schema: FeatureSchema) {
    let final = CatalogueWriter.finalColumns
    tables = [
      Table(RawTables.schema, RawTables.customers, RawTables.customerColumns(schema)),
      Table(RawTables.schema, RawTables.outcomes, RawTables.outcomeColumns),
      Table("engagement_results", "predictions", CatalogueWriter.resultColumns),
      Table("engagement_analytics", "predictions_final", final),
      Table("engagement_analytics", "high_engagement_customers", final),
      Table("engagement_analytics", "at_risk_customers", final),
      Table("engagement_analytics", "churn_analysis", CatalogueWriter.analysisColumns),
      Table("engagement_analytics", "qa_table", CatalogueWriter.reviewColumns),
    ]
  }
}

extension CatalogueColumn {
  /// The type without constraints, in lower case.
  fileprivate var plainType: String { type.prefix { $0 != " " }.lowercased() }
}
