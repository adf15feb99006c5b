import JSON
import Predictions
import SQLite
import Storage
import Testing

@testable import Platform

/// The documents of a small run: their members, and figures computed in another way.
@Suite struct DocumentShapeTests {
  private func document(_ path: String) async throws -> JSONValue {
    try await FinishedRun.shared.run().sample.json(path)
  }

  @Test(
    arguments: [
      ("engagement", ["metrics", "error_by_score_band", "baselines", "decision", "training"]),
      (
        "churn",
        ["metrics", "decision", "threshold_table", "lift", "calibration", "baselines", "training"]
      ),
      ("ltv", ["metrics", "error_by_plan", "baselines", "decision", "training"]),
      ("recommendation", ["metrics", "baselines", "training"]),
      ("anomaly", ["metrics", "decision", "detection_by_kind", "baselines", "training"]),
    ])
  func `The metrics of a model have their members`(model: String, members: [String]) async throws {
    let metrics = try await document("model_metrics/\(model)_model_metrics.json")
    let head = [
      "model_name", "model_version", "timestamp", "data_source", "data_sha256", "algorithm", "target", "feature_count",
      "rows",
    ]
    #expect(metrics.object?.keys == head + members)
    #expect(metrics["model_name"]?.string == model && metrics["data_source"] == "synthetic")
    #expect(metrics["timestamp"]?.string == DataPreparation.standardMoment)
    #expect(metrics["rows"]?["total"]?.int == PlatformRunSample.customers)
  }

  @Test(arguments: ModelLibrary.names)
  func `Importances are ranked, a line a feature, and add up to one`(model: String) async throws {
    let path = "feature_importance/\(model)_features.json"
    let document = try await document(path)
    let features = document["features"]?.array ?? []
    #expect(features.compactMap { $0["rank"]?.int } == Array(1...49))
    let shares = features.compactMap { $0["importance"]?.double }
    #expect(shares == shares.sorted(by: >) && abs(shares.reduce(0, +) - 1) < 0.005)
    let text = String(
      decoding: try FileSystem().read(
        "\(try await FinishedRun.shared.run().sample.layout.documents)/\(path)"
      ).array, as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("    {\"rank\": ") } == 49)
    let subject = model == "ltv" ? "lifetime value" : model
    let title = model == "engagement" ? "Top features of the engagement model" : "Drivers of the \(subject) model"
    #expect(document["title"]?.string == title)
  }

  @Test func `The fairness report names its review, three months after the data`() async throws {
    let report = try await document("model_metrics/fairness_report.json")
    #expect(report["review"] == ["next_review": "2026-01-21", "owner": "model risk"])
    #expect(report["attributes"]?.array?.compactMap { $0["attribute"]?.string } == ["gender", "age_band", "region"])
  }

  @Test func `The lists of customers agree with the predictions they are drawn from`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let schema = try PlatformRunSample.declarations().schema
    let customers = try CustomerDataset(stored: sample.layout, schema: schema)
    let predictions = try CustomerPredictions(stored: sample.layout, schema: schema)
    let newest = customers.months.max()
    let rows = customers.months.indices.filter { customers.months[$0] == newest }

    let risk = try await document("athena_results/at_risk_customers.json")
    let threshold = try #require(risk["summary"]?["threshold"]?.double)
    let atRisk = rows.filter { Double(predictions.churnProbabilities[$0]) >= threshold }
    #expect(risk["summary"]?["customers_in_snapshot"]?.int == rows.count)
    #expect(risk["summary"]?["customers_at_or_above_threshold"]?.int == atRisk.count)
    let value = atRisk.reduce(0) { $0 + Double(predictions.lifetimeValues[$1]) }
    #expect(abs((risk["summary"]?["ltv_usd_at_risk"]?.double ?? 0) - value) < 0.02)
    let riskiest = atRisk.sorted { predictions.churnProbabilities[$0] > predictions.churnProbabilities[$1] }
    #expect(risk["rows"]?[0]?["customer_id"]?.int == riskiest.first.map { customers.ids[$0] })
    #expect(risk["row_count"]?.int == min(35, atRisk.count))

    let engaged = try await document("athena_results/high_engagement_customers.json")
    let high = rows.filter { predictions.engagementScores[$0] >= 0.7 }
    #expect(engaged["summary"]?["customers_at_or_above_threshold"]?.int == high.count)
    #expect(engaged["columns"]?.array?.count == engaged["rows"]?[0]?.object?.keys.count)
  }

  @Test func `The churn analysis counts every customer once, in all three ways`() async throws {
    let analysis = try await document("athena_results/churn_analysis.json")
    let summary = analysis["summary"]
    func sum(_ rows: JSONValue?) -> Int { (rows?.array ?? []).reduce(0) { $0 + ($1["customers"]?.int ?? 0) } }
    #expect(summary?["customers"]?.int == PlatformRunSample.customers)
    #expect(sum(analysis["rows"]) == PlatformRunSample.customers)
    #expect(sum(summary?["by_plan_type"]) == PlatformRunSample.customers)
    #expect(sum(summary?["by_segment"]) == PlatformRunSample.customers)
    #expect(analysis["snapshot_month"] == "2024-10 to 2025-09")
  }

  @Test func `A query in a document gives the rows of the document`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let catalogue = try CatalogueReader(sample.layout, schemas: TableDescription.schemas)
    for name in ["high_engagement_customers", "at_risk_customers", "churn_analysis"] {
      let document = try await document("athena_results/\(name).json")
      let rows = try catalogue.records(document["sql"]?.string ?? "")
      #expect(document["rows"]?.array == rows.map(JSONValue.object), "\(name)")
    }
  }
}
