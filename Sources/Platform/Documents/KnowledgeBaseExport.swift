import JSON
import Predictions
import Storage

/// Writes the documents of the knowledge base from what a run has made.
public struct KnowledgeBaseExport: Sendable {
  /// Where the run has put its files.
  public let layout: PlatformLayout
  /// What the platform is declared to be.
  public let declarations: PlatformDeclarations
  private let files: FileSystem

  /// An export of a platform.
  public init(layout: PlatformLayout, declarations: PlatformDeclarations, files: FileSystem = FileSystem()) {
    self.layout = layout
    self.declarations = declarations
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
    let plan = declarations.export
    let thresholds = SegmentThresholds(
      declarations.training, churn: models.first { $0.name == "churn" }?.description)
    let queries = CustomerQueries(
      catalogue: catalogue, models: models.map(\.description), thresholds: thresholds, plan: plan)
    return models.flatMap { [$0.metricsDocument, $0.importanceDocument] }
      + models.compactMap { $0.fairnessDocument(plan) } + (try queries.documents())
      + (try dictionary(models, thresholds, catalogue))
  }

  private func dictionary(
    _ models: [ModelReport], _ thresholds: SegmentThresholds, _ catalogue: CatalogueReader
  ) throws -> [KnowledgeBaseDocument] {
    let schema = declarations.schema
    let statistics = try DatasetStatistics(JSONValue(parsing: files.read(layout.statistics).array))
    let months = try catalogue.record(
      "SELECT MIN(snapshot_month) AS first, MAX(snapshot_month) AS last FROM engagement_raw.customers")
    let (first, last) = (months["first"]?.string ?? "", months["last"]?.string ?? "")
    let dictionary = DataDictionary(
      schema: schema, statistics: statistics, tables: try TableDescription.all(in: catalogue, schema: schema),
      models: models, thresholds: thresholds, period: min(first, last)...last,
      rules: try rules(catalogue), criticalProbability: declarations.export.criticalProbability)
    let document = KnowledgeBaseDocument("data_dictionary/schema.md", text: dictionary.text)
    let attributes: JSONObject = [
      "kind": "data_dictionary", "database": .string(CustomerQueries.database), "table": "customers",
      "feature_count": .number(schema.features.count), "version": "v1.0", "data_source": ModelReport.dataSource,
      "language": "en",
    ]
    return [document, MetadataFile.plain(attributes, of: document.path)]
  }

  /// What must hold of the data, and what part of the customers was made to break it.
  private func rules(_ catalogue: CatalogueReader) throws -> [String] {
    let report = try JSONValue(parsing: files.read(layout.validationReport).array)
    let wrong = try catalogue.record(
      "SELECT AVG(CASE WHEN anomaly_kind > 0 THEN 1.0 ELSE 0 END) AS share FROM engagement_raw.outcomes")
    let share = NumberText.fixed((wrong["share"]?.double ?? 0) * 100, 1)
    return declarations.expectations.rules(report) + [
      """
      A small part of the data (\(share) % of the rows) is wrong on purpose: bots with hundreds of sessions, counters \
      that contradict each other, bought friends, card fraud and shared accounts. The largest values in the ranges \
      above come from those rows.
      """
    ]
  }
}
