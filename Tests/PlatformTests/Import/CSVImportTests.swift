import JSON
import Predictions
import SQLite
import Storage
import TestSupport
import Testing

@testable import Platform

@Suite struct CSVImportTests {
  private let directory: TemporaryDirectory
  private let writer: CatalogueWriter

  init() throws {
    directory = try TemporaryDirectory()
    writer = CatalogueWriter(
      layout: PlatformLayout(root: directory.path + "/platform"), schema: try SchemaFile.schema())
  }

  private func load(_ text: String, as name: String = "Sales 2025.csv") throws -> ImportReport {
    try directory.write(text, to: name)
    return try writer.load(CSVImport(path: directory.path + "/" + name))
  }

  private func rows(_ sql: String) throws -> [[SQLiteValue]] {
    let statement = try Database(writer.layout.database("engagement_raw")).prepare(sql)
    var rows: [[SQLiteValue]] = []
    while try statement.step() { rows.append(statement.row) }
    return rows
  }

  private var sample: String {
    "Day,Region,Units,Price\n"
      + (1...120).map {
        "2025-01-\($0 % 28 < 9 ? "0" : "")\($0 % 28 + 1),\($0 % 2 == 0 ? "north" : "south"),\($0),\($0).5\n"
      }
      .joined()
  }

  @Test func `Types are inferred and rows loaded`() throws {
    let report = try load(sample)
    #expect(report.table == "sales_2025")
    #expect(report.columns.map(\.kind) == [.date, .category, .integer, .float])
    #expect(report.rows.count == 120)
    #expect(
      try rows("SELECT typeof(units), typeof(price), region, day FROM sales_2025 LIMIT 1") == [
        [.text("integer"), .text("real"), .text("south"), .text("2025-01-02")]
      ])
  }

  @Test func `Bad rows are left out and named by line, column and value`() throws {
    let report = try load(sample + "2025-01-01,north,many,1.5\n2025-01-01,north\n2025-01-02,south,7,\n")
    #expect(report.rows.count == 121)
    #expect(report.rows.faults.map(\.line) == [122, 123])
    #expect(report.rows.faults.first?.description == "line 122, units: expected a whole number, found \"many\"")
    #expect(report.rows.faults.last?.expected == "4 values as in the first line")
    #expect(try rows("SELECT COUNT(*) FROM sales_2025 WHERE price IS NULL") == [[.integer(1)]])
  }

  @Test func `The schema document describes the columns and reads back as a schema`() throws {
    let report = try load(sample)
    let markdown = String(decoding: try FileSystem().read(report.documents[0]).array, as: UTF8.self)
    #expect(markdown.contains("| `units` | integer | 1 to 120 | never | Units |"))
    let schema = try FeatureSchema(JSONValue(parsing: FileSystem().read(report.documents[1]).array))
    #expect(schema.features.map(\.name) == ["region", "units", "price"])
    #expect(schema["region"]?.levels == ["north", "south"])
  }

  @Test(arguments: [
    "customers", "predictions", "qa_table", "at_risk_customers", "json_each", "dbstat", "pragma_table_info",
    "sqlite_stat1",
  ])
  func `A file does not get the name of a table that is there or that SQLite has`(name: String) throws {
    #expect(try load("a\n1\n", as: "\(name).csv").table == "imported_\(name)")
  }

  @Test func `A quotation mark that is never closed is named where no row is left`() throws {
    let error = #expect(throws: PlatformError.self) { try load("a,b\n\"x,1\ny,2\n") }
    #expect(error?.description.contains("line 2: expected a closing quotation mark") == true)
  }

  @Test func `Two imports at once both stay`() async throws {
    let text = sample
    let sources = try (0..<4).map { number in
      try directory.write(text, to: "t\(number).csv")
      return try CSVImport(path: directory.path + "/t\(number).csv")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for source in sources { group.addTask { [writer] in _ = try writer.load(source) } }
      try await group.waitForAll()
    }
    #expect(
      try rows("SELECT name FROM sqlite_schema ORDER BY name") == (0..<4).map { [.text("t\($0)")] })
  }

  @Test func `An import replaces its table and keeps all others`() async throws {
    let dataset = await CustomerGenerator(seed: 1, count: 40).customers(width: 1)
    try writer.writeRaw(dataset)
    _ = try load(sample)
    _ = try load("a,b\n1,x\n2,y\n", as: "other.csv")
    #expect(try load(sample, as: "other.csv").columns.count == 4)
    try writer.writeRaw(dataset)
    let names = try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1").flatMap(\.self)
    #expect(names == [.text("customers"), .text("other"), .text("outcomes"), .text("sales_2025")])
    #expect(try rows("SELECT COUNT(*) FROM customers") == [[.integer(40)]])
    #expect(try rows("SELECT COUNT(*) FROM sales_2025") == [[.integer(120)]])
  }

  @Test(arguments: ["", "a,b\n", "\"a", "\u{0},b\n1,2\n"])
  func `A file without names or rows is refused`(text: String) {
    #expect(throws: PlatformError.self) { try load(text) }
  }

  @Test func `The platform's own tables cannot be replaced by a file of their name`() throws {
    #expect(try load("a,b\n1,2\n", as: "customers.csv").table == "imported_customers")
  }

  @Test func `Other separators are recognised`() throws {
    #expect(try load("a;b\n1;2,5\n", as: "semicolon.csv").columns.map(\.name) == ["a", "b"])
    #expect(try load("a\tb\n1\t2\n", as: "tab.tsv").columns.map(\.name) == ["a", "b"])
  }
}
