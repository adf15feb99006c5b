import Predictions
import SQLite
import Storage
import Testing

@testable import Platform

@Suite struct ReviewTableTests {
  @Test func `The file for review holds the customers of qa_table, with room for a verdict`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let text = String(decoding: try FileSystem().read(sample.layout.reviewTable).array, as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines.count == 401 && lines.allSatisfy { $0.count == 11 })
    #expect(lines.dropFirst().allSatisfy { $0.last == "" })
    let catalogue = try CatalogueReader(sample.layout, schemas: ["engagement_analytics"])
    let rows = try catalogue.records(
      "SELECT customer_id, segment, churned FROM engagement_analytics.qa_table ORDER BY customer_id")
    #expect(lines.dropFirst().map { Int($0[0]) } == rows.map { $0["customer_id"]?.int })
    #expect(lines.dropFirst().map { String($0[8]) } == rows.map { $0["segment"]?.string })
    #expect(lines.dropFirst().map { Int($0[9]) } == rows.map { $0["churned"]?.int })
  }

  @Test func `Every segment has its part`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    let text = String(decoding: try FileSystem().read(sample.layout.reviewTable).array, as: UTF8.self)
    for segment in CustomerSegment.allCases { #expect(text.contains(",\(segment.rawValue),")) }
  }
}
