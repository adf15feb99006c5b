import Predictions
import Storage
import Testing

@testable import Platform

@Suite struct DataDictionaryTests {
  private func text() async throws -> (text: String, statistics: DatasetStatistics) {
    let (sample, _) = try await FinishedRun.shared.run()
    let bytes = try FileSystem().read(sample.layout.documents + "/data_dictionary/schema.md").array
    let declarations = try PlatformRunSample.declarations()
    let customers = try CustomerDataset(stored: sample.layout, schema: declarations.schema)
    return (
      String(decoding: bytes, as: UTF8.self),
      await customers.statistics(declarations.schema, asOf: "", width: 2)
    )
  }

  @Test func `Every feature has a row with its measured range and missing share`() async throws {
    let (text, statistics) = try await text()
    let lines = text.split(separator: "\n")
    for feature in try PlatformRunSample.declarations().schema.features {
      let rows = lines.filter { $0.hasPrefix("| `\(feature.name)` |") }
      let row = try #require(rows.first, "\(feature.name)")
      #expect(row.contains(feature.meaning))
      let known = try #require(statistics[feature.name])
      if let least = known.minimum, let most = known.maximum {
        let cells = row.split(separator: "|").map { $0.drop { $0 == " " } }
        let range = cells[3].split(separator: " ")
        #expect(Double(range[0]) == least && Double(range[2]) == most, "\(feature.name)")
      }
      let percent = NumberText.fixed(known.missingShare * 100, 1) + " %"
      #expect(row.contains(known.missingShare > 0 ? percent : "| never |"), "\(feature.name)")
    }
  }

  @Test func `Tables, thresholds, segments and rules have their place`() async throws {
    let (text, _) = try await text()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings == [
        "# Data dictionary: engagement_analytics", "## Profile", "## Account", "## Activity", "## Content", "## Social",
        "## Sentiment and support", "## Commerce", "## Targets and scores", "### Outcomes", "### Thresholds",
        "### Segments", "## Rules for checking the data",
      ])
    #expect(text.contains("- **engagement_raw.customers** (1,500 rows)"))
    #expect(text.contains("- **engagement_analytics.qa_table** (400 rows)"))
    #expect(text.contains("`sessions_last_30_days` is never smaller than `sessions_last_7_days`"))
    #expect(text.contains("| `champion` | engagement_score at least 0.70 |"))
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1500, "-1,500")])
  func `Counts have commas between thousands`(count: Int, text: String) {
    #expect(DataDictionary.grouped(count) == text)
  }
}
