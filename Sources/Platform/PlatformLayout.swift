/// Where the platform keeps its files: the keys of its buckets, as paths below one folder.
public struct PlatformLayout: Sendable, Hashable {
  /// The folder that stands for the account's buckets.
  public let root: String

  /// The layout below a folder, `.kb/platform` unless configured otherwise.
  public init(root: String) { self.root = root }

  /// The folder of the data.
  var rawFolder: String { root + "/engagement-raw" }
  /// The customers: `customer_id`, `snapshot_month` and the features.
  public var customers: String { root + "/engagement-raw/customers/customer_engagement_dataset_extended.csv" }
  /// What came of the customers: the values that models learn to predict.
  public var outcomes: String { root + "/engagement-raw/outcomes/outcomes.csv" }
  /// Seed, number of rows, moment and hashes of the data.
  public var dataManifest: String { root + "/engagement-raw/manifest.json" }
  /// Count, mean, deviation, missing share and percentiles of every feature, counts of every level.
  public var statistics: String { root + "/engagement-raw/statistics.json" }
  /// The report of the validation.
  public var validationReport: String { root + "/engagement-raw/validation/report.json" }

  /// The folder of the databases.
  public var catalogue: String { root + "/catalogue" }

  /// The database of a schema: engagement_raw, engagement_results or engagement_analytics.
  public func database(_ schema: String) -> String { catalogue + "/\(schema).sqlite" }

  /// What the predictions in the catalogue were made from.
  public var predictionRecord: String { catalogue + "/predictions.json" }

  /// A file of a model: model.ubj, model.json, description.json, metrics.json, feature_importance.json, fairness.json,
  /// training.json or card.md.
  public func model(_ name: String, _ file: String) -> String { root + "/engagement-models/\(name)/\(file)" }

  /// The customers whose predictions people review.
  public var reviewTable: String { root + "/engagement-analytics/qa_table/qa_table.csv" }
  /// What a run of the pipeline came to, for those who are told of it.
  public var notification: String { root + "/engagement-analytics/notification.json" }

  /// The description of an imported table, in the form of `platform/features.json`.
  public func importedSchema(_ table: String) -> String { root + "/engagement-raw/imported/\(table).schema.json" }

  /// The report of the validation of an imported table.
  public func importedReport(_ table: String) -> String { root + "/engagement-raw/imported/\(table).report.json" }

  /// The description of an imported table, as a document for the knowledge base.
  public func dictionary(_ table: String) -> String { documents + "/data_dictionary/\(table).md" }

  /// The documents for the knowledge base.
  public var documents: String { root + "/engagement-knowledge-base" }
  /// What a pipeline has done so far.
  public var journal: String { root + "/journal" }
}
