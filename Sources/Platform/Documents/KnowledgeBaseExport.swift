import JSON
import Predictions
import Storage

/// Writes the documents of the knowledge base from what a run has made.
public struct KnowledgeBaseExport: Sendable {
  /// Where the run has put its files.
  public let layout: PlatformLayout
  /// The features that are declared.
  public let schema: FeatureSchema
  /// What the documents hold beside what is measured.
  public let plan: ExportPlan
  /// What must hold of the data, in sentences.
  public let rules: [String]
  private let files: FileSystem

  /// An export of a platform.
  public init(
    layout: PlatformLayout, schema: FeatureSchema, plan: ExportPlan, rules: [String], files: FileSystem = FileSystem()
  ) {
    self.layout = layout
    self.schema = schema
    self.plan = plan
    self.rules = rules
    self.files = files
  }

  /// The paths of the documents and of the metadata beside them, below the folder of documents.
  public static let paths: [String] =
    ModelLibrary.names.flatMap { ["model_metrics/\($0)_model_metrics.json", "feature_importance/\($0)_features.json"] }
    + [
      "model_metrics/fairness_report.json", "athena_results/high_engagement_customers.json",
      "athena_results/at_risk_customers.json", "athena_results/at_risk_customers.json.metadata.json",
      "athena_results/churn_analysis.json", "data_dictionary/schema.md", "data_dictionary/schema.md.metadata.json",
    ]

  /// Writes the documents into a folder, each whole or not at all; other files of the folder are left alone.
  ///
  /// - Parameter progress: Called with the number of documents written so far.
  /// - Throws: `FileError`, `SQLiteError`, `FeatureError`; `PlatformError` when a part of the run is missing.
  public func write(to folder: String, progress: (Int) -> Void = { _ in }) throws {
    let documents = try documents()
    guard Set(documents.map(\.path)) == Set(Self.paths) else {
      throw PlatformError("the documents are not those that are declared: \(documents.map(\.path))")
    }
    for (place, document) in documents.enumerated() {
      try files.replace("\(folder)/\(document.path)", with: Array(document.text.utf8))
      progress(place + 1)
    }
  }

  /// The documents, those about models first.
  func documents() throws -> [KnowledgeBaseDocument] {
    let models = try ModelLibrary.names.map { try ModelReport($0, layout: layout, files: files) }
    let catalogue = try CatalogueReader(layout, schemas: TableDescription.schemas)
    let queries = CustomerQueries(catalogue: catalogue, models: models.map(\.description), plan: plan)
    return models.flatMap { [$0.metricsDocument, $0.importanceDocument] }
      + models.compactMap { $0.fairnessDocument(plan) } + (try queries.documents())
      + (try dictionary(models, catalogue))
  }

  private func dictionary(
    _ models: [ModelReport], _ catalogue: CatalogueReader
  ) throws -> [KnowledgeBaseDocument] {
    let statistics = try DatasetStatistics(JSONValue(parsing: files.read(layout.statistics).array))
    let months = try catalogue.record(
      "SELECT MIN(snapshot_month) AS first, MAX(snapshot_month) AS last FROM engagement_raw.customers")
    let (first, last) = (months["first"]?.string ?? "", months["last"]?.string ?? "")
    let dictionary = DataDictionary(
      schema: schema, statistics: statistics, tables: try TableDescription.all(in: catalogue, schema: schema),
      models: models, period: min(first, last)...last, rules: rules, criticalProbability: plan.criticalProbability)
    let document = KnowledgeBaseDocument("data_dictionary/schema.md", text: dictionary.text)
    let attributes: JSONObject = [
      "kind": "data_dictionary", "database": .string(CustomerQueries.database), "table": "customers",
      "feature_count": .number(schema.features.count), "version": "v1.0", "data_source": ModelReport.dataSource,
      "language": "en",
    ]
    return [document, MetadataFile.plain(attributes, of: document.path)]
  }
}
