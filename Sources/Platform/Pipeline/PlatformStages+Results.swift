import JSON
import Predictions

extension PlatformStages {
  /// What the tables for people depend on: customers, predictions, and what the models decided.
  private var resultInputs: [String] {
    [layout.database(RawTables.schema), layout.database("engagement_results")]
      + [layout.model("churn", "description.json")]
  }

  private func thresholds() throws -> SegmentThresholds {
    SegmentThresholds(declarations.training, churn: try models.description(of: "churn"))
  }

  var review: StageWork {
    StageWork(
      stage: .reviewTable, settings: settings(declarations.hashes(of: "features", "training")), inputs: resultInputs,
      outputs: [layout.reviewTable]
    ) { _ in
      let customers = try dataset.customers()
      let table = ReviewTable(schema: schema, thresholds: try thresholds())
      let text = try table.text(customers, CustomerPredictions(stored: layout, schema: schema))
      try files.replace(layout.reviewTable, with: Array(text.utf8))
      return ["rows": .number(min(customers.count, ReviewTable.size))]
    }
  }

  var finish: StageWork {
    StageWork(
      stage: .finalResults, settings: settings(declarations.hashes(of: "features", "training")), inputs: resultInputs,
      outputs: [layout.database("engagement_analytics"), layout.predictionRecord]
    ) { _ in
      let customers = try dataset.customers()
      let thresholds = try thresholds()
      try CatalogueWriter(layout: layout, schema: schema, files: files).writeAnalytics(
        customers, CustomerPredictions(stored: layout, schema: schema), thresholds: thresholds)
      try PredictionRecord(dataset.manifest(), models).write(to: layout, files)
      let segments = try CatalogueReader(layout, schemas: ["engagement_analytics"]).segmentCounts()
      return ["at_risk_threshold": .number(thresholds.atRisk), "segments": .object(segments)]
    }
  }

  /// The notice holds the summaries of the stages before, from the journal.
  var notify: StageWork {
    let journal = PipelineJournal(layout, files: files)
    let stages: [PipelineStage] = [.preparation, .validation, .training, .inference, .reviewTable, .finalResults]
    return StageWork(
      stage: .notification, settings: settings(), inputs: stages.map(journal.path), outputs: [layout.notification]
    ) { _ in
      let members = stages.map { stage in
        JSONObject.Member(
          key: stage.rawValue, value: journal.record(of: stage).map { .object($0.summary) } ?? .null)
      }
      let manifest = try dataset.manifest()
      let notice: JSONObject = [
        "subject": .string("Pipeline finished: \(manifest.customers) customers, \(ModelLibrary.names.count) models"),
        "status": "SUCCEEDED", "timestamp": .string(manifest.asOf), "stages": .object(JSONObject(members)),
      ]
      try files.replace(layout.notification, with: Array(DocumentText.text(.object(notice)).utf8))
      return ["subject": notice["subject"] ?? .null]
    }
  }

  var export: StageWork {
    StageWork(
      stage: .export, settings: settings(declarations.hashes),
      inputs: TableDescription.schemas.map(layout.database) + [layout.statistics, layout.validationReport]
        + modelFiles("description.json", "metrics.json", "feature_importance.json")
        + [layout.model("churn", "fairness.json")],
      outputs: KnowledgeBaseExport.paths.map { "\(layout.documents)/\($0)" }
    ) { report in
      let export = KnowledgeBaseExport(layout: layout, declarations: declarations, files: files)
      let count = KnowledgeBaseExport.paths.count
      try export.write(to: layout.documents) {
        report(StageProgress(activity: "exporting", unit: "documents", done: $0, total: count))
      }
      return ["documents": .number(count)]
    }
  }
}
