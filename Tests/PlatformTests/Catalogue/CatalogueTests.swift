import Predictions
import SQLite
import Storage
import TestSupport
import Testing

@testable import Platform

@Suite struct CatalogueTests {
  private let directory: TemporaryDirectory
  private let writer: CatalogueWriter
  private let dataset: CustomerDataset

  init() async throws {
    directory = try TemporaryDirectory()
    writer = CatalogueWriter(layout: PlatformLayout(root: directory.path), schema: try SchemaFile.schema())
    dataset = await CustomerGenerator(seed: 9, count: 2000).customers(width: 2)
  }

  private func rows(_ schema: String, _ sql: String) throws -> [[SQLiteValue]] {
    let statement = try Database(writer.layout.database(schema)).prepare(sql)
    var rows: [[SQLiteValue]] = []
    while try statement.step() { rows.append(statement.row) }
    return rows
  }

  private func predictions(_ count: Int) throws -> CustomerPredictions {
    let score = { (row: Int) in Float(row % 100) / 100 }
    return try CustomerPredictions(
      engagementScores: (0..<count).map { score($0 * 7) }, churnProbabilities: (0..<count).map { score($0) / 2 },
      lifetimeValues: (0..<count).map { Float($0) + 0.125 }, recommendedCategories: (0..<count).map { UInt8($0 % 12) },
      recommendedProbabilities: (0..<count).map(score), anomalyScores: (0..<count).map(score),
      modelVersions: "churn v1.0", predictedAt: "2025-10-21T06:00:00Z")
  }

  @Test func `A customer that is read is the customer that was made`() throws {
    try writer.writeRaw(dataset)
    let store = try CustomerStore(path: writer.layout.database("engagement_raw"), schema: writer.schema)
    for row in [0, 1, 777, 1999] {
      let customer = try #require(try store.customer(dataset.ids[row]))
      #expect(customer.snapshotMonth == SnapshotMonth.text(Int(dataset.months[row])))
      #expect(customer.features.map(\.bitPattern) == dataset.features[row: row].map(\.bitPattern))
    }
    #expect(try store.customer(1) == nil)
    #expect(try store.customer(12_000) == nil)
    let all = try store.customers()
    #expect(all.ids == dataset.ids)
    #expect(all.features.values.map(\.bitPattern) == dataset.features.values.map(\.bitPattern))
  }

  @Test func `Outcomes stand in a table of their own`() throws {
    try writer.writeRaw(dataset)
    let churned = dataset.outcomes.churned.count { $0 > 0 }
    #expect(try rows("engagement_raw", "SELECT SUM(churned) FROM outcomes") == [[.integer(Int64(churned))]])
    let columns = try rows("engagement_raw", "SELECT name FROM pragma_table_info('customers')").count
    #expect(columns == 51)
    #expect(throws: SQLiteError.self) { try rows("engagement_raw", "SELECT churned FROM customers") }
  }

  @Test func `A level that the schema does not know is named`() throws {
    try writer.writeRaw(dataset)
    let database = try Database(writer.layout.database("engagement_raw"), access: .write)
    try database.execute("UPDATE customers SET plan_type = 'gold' WHERE customer_id = 10003")
    let store = try CustomerStore(path: writer.layout.database("engagement_raw"), schema: writer.schema)
    let error = #expect(throws: FeatureError.self) { try store.customer(10_003) }
    #expect(error?.description.contains("plan_type is \"gold\"") == true)
  }

  @Test func `Predictions are kept with the fewest digits that tell them apart`() throws {
    try writer.writeResults(dataset, predictions(2000))
    let row = try rows("engagement_results", "SELECT * FROM predictions WHERE customer_id = 10013")
    #expect(
      row == [
        [
          .integer(10_013), .real(0.91), .real(0.065), .real(13.13), .text("gaming"), .real(0.13), .real(0.13),
          .text("churn v1.0"), .text("2025-10-21T06:00:00Z"),
        ]
      ])
    #expect(throws: PlatformError.self) { try writer.writeResults(dataset, predictions(3)) }
  }

  @Test func `Every customer is in the segment of the first condition that holds`() throws {
    let thresholds = SegmentThresholds()
    #expect(thresholds.segment(engagement: 0.9, churn: 0.3) == .atRisk)
    #expect(thresholds.segment(engagement: 0.7, churn: 0.29) == .champion)
    #expect(thresholds.segment(engagement: 0.4, churn: 0) == .steady)
    #expect(thresholds.segment(engagement: 0.39, churn: 0) == .quiet)
  }

  @Test func `Views and segments agree on predictions at the thresholds and beside them`() throws {
    let thresholds = SegmentThresholds(atRisk: 0.255, highEngagement: 0.71, lowEngagement: 0.41)
    // The float next to each of these thresholds lies below it, or above it.
    let edges = [thresholds.atRisk, thresholds.highEngagement, thresholds.lowEngagement].flatMap { threshold in
      [Float(threshold).nextDown, Float(threshold), Float(threshold).nextUp]
    }
    #expect(edges.contains { Double($0) < thresholds.atRisk && $0 == Float(thresholds.atRisk) })
    let scores = (0..<dataset.count).map { edges[$0 % edges.count] }
    let zeros = [Float](repeating: 0, count: scores.count)
    let churn = (0..<dataset.count).map { edges[$0 / edges.count % edges.count] }
    let predictions = try CustomerPredictions(
      engagementScores: scores, churnProbabilities: churn, lifetimeValues: zeros,
      recommendedCategories: zeros.map { UInt8($0) }, recommendedProbabilities: zeros, anomalyScores: zeros,
      modelVersions: "churn v1.0", predictedAt: "2025-10-21T06:00:00Z")
    try writer.writeAnalytics(dataset, predictions, thresholds: thresholds)
    let counts = try rows(
      "engagement_analytics",
      """
      SELECT (SELECT COUNT(*) FROM at_risk_customers WHERE segment <> 'at_risk'),
        (SELECT COUNT(*) FROM predictions_final WHERE segment = 'at_risk') - (SELECT COUNT(*) FROM at_risk_customers),
        (SELECT COUNT(*) FROM predictions_final WHERE segment = 'champion')
          - (SELECT COUNT(*) FROM high_engagement_customers WHERE segment <> 'at_risk'),
        (SELECT COUNT(*) FROM predictions_final WHERE segment = 'quiet' AND engagement_score >= 0.41),
        (SELECT COUNT(DISTINCT segment) FROM predictions_final)
      """)
    #expect(counts == [[.integer(0), .integer(0), .integer(0), .integer(0), .integer(4)]])
  }

  @Test func `The tables for analysts agree with each other`() throws {
    try writer.writeAnalytics(dataset, predictions(2000))
    let counts = try rows(
      "engagement_analytics",
      """
      SELECT (SELECT COUNT(*) FROM predictions_final), (SELECT SUM(customers) FROM churn_analysis),
        (SELECT COUNT(*) FROM at_risk_customers),
        (SELECT COUNT(*) FROM predictions_final WHERE segment = 'at_risk'),
        (SELECT SUM(customers) FROM churn_analysis WHERE segment = 'at_risk')
      """)
    #expect(counts.first?.prefix(2) == [.integer(2000), .integer(2000)])
    #expect(Set(counts[0].suffix(3)) == [.integer(800)])
    let names = try rows(
      "engagement_analytics", "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY 1")
    #expect(
      names.flatMap(\.self) == [
        .text("at_risk_customers"), .text("churn_analysis"), .text("high_engagement_customers"),
        .text("predictions_final"), .text("qa_table"),
      ])
    let ranks = try rows(
      "engagement_analytics",
      "SELECT MIN(churn_percentile), MAX(churn_percentile), AVG(churn_percentile) FROM predictions_final")
    #expect(ranks == [[.real(0.5), .real(99.5), .real(50)]])
  }

  @Test func `The rows for review are 400, of every stratum, and always the same`() throws {
    try writer.writeAnalytics(dataset, predictions(2000))
    let ids = try rows("engagement_analytics", "SELECT customer_id FROM qa_table")
    #expect(ids.count == 400)
    let strata = "SELECT COUNT(DISTINCT plan_type || segment) FROM"
    #expect(
      try rows("engagement_analytics", "\(strata) qa_table")
        == rows("engagement_analytics", "\(strata) predictions_final"))
    try writer.writeAnalytics(dataset, predictions(2000))
    #expect(try rows("engagement_analytics", "SELECT customer_id FROM qa_table") == ids)
  }

  @Test func `A failed build leaves the old file and nothing else`() throws {
    try writer.writeRaw(dataset)
    let path = writer.layout.database("engagement_raw")
    let before = try FileSystem().read(path).array
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try CatalogueFile("engagement_raw", layout: writer.layout, files: FileSystem()).write { _ in throw Stop() }
    }
    #expect(try FileSystem().read(path).array == before)
    #expect(try FileSystem().directory(writer.layout.catalogue).names() == ["engagement_raw.sqlite"])
  }

  @Test func `What a killed process left behind is removed`() throws {
    try directory.write("leftover", to: "catalogue/tmp~999999999~engagement_raw.sqlite")
    try writer.writeRaw(dataset)
    #expect(try FileSystem().directory(writer.layout.catalogue).names() == ["engagement_raw.sqlite"])
  }
}
