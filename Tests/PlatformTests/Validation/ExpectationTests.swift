import JSON
import SQLite
import TestSupport
import Testing

@testable import Platform

@Suite struct ExpectationTests {
  private let table = DataTable(
    key: "customer_id", ids: [1, 2, 3, 4],
    columns: [
      DataColumn(name: "a", values: .numbers([1, 2, .nan, 40])),
      DataColumn(name: "b", values: .numbers([1, 1, 5, 50])),
      DataColumn(name: "plan", values: .texts(["free", "plus"], codes: [0, 1, 1, -1])),
    ])

  private func result(_ json: JSONValue) throws -> ExpectationResult { try Expectation(json).check(table) }

  @Test func `Values outside a range are counted and shown with their ids`() throws {
    let result = try result(["expectation": "expect_column_values_to_be_between", "column": "a", "maximum": 10])
    #expect(!result.isMet)
    #expect(result.unexpectedCount == 1)
    #expect(result.checkedCount == 3)
    #expect(result.rows == [["customer_id": 4, "a": 40]])
  }

  @Test func `A tolerated deviation passes and is reported all the same`() throws {
    let result = try result(
      ["expectation": "expect_column_values_to_be_between", "column": "a", "maximum": 10, "mostly": 0.6])
    #expect(result.isMet)
    #expect(result.rows.count == 1)
  }

  @Test(arguments: [
    (#"{"expectation": "expect_table_row_count_to_be_between", "minimum": 4, "maximum": 4}"#, true),
    (#"{"expectation": "expect_table_row_count_to_be_between", "minimum": 5}"#, false),
    (#"{"expectation": "expect_column_values_to_be_in_set", "column": "plan", "values": ["free", "plus"]}"#, true),
    (#"{"expectation": "expect_column_values_to_be_in_set", "column": "plan", "values": ["free"]}"#, false),
    (#"{"expectation": "expect_column_values_to_not_be_null", "column": "b"}"#, true),
    (#"{"expectation": "expect_column_values_to_not_be_null", "column": "plan"}"#, false),
    (#"{"expectation": "expect_column_missing_share_to_be_between", "column": "a", "maximum": 0.25}"#, true),
    (#"{"expectation": "expect_column_missing_share_to_be_between", "column": "a", "minimum": 0.3}"#, false),
    (#"{"expectation": "expect_column_values_to_be_unique", "column": "a"}"#, true),
    (#"{"expectation": "expect_column_values_to_be_unique", "column": "b"}"#, false),
    (#"{"expectation": "expect_column_values_to_be_unique", "column": "plan"}"#, false),
    (#"{"expectation": "expect_column_values_to_be_of_type", "column": "a", "type": "integer"}"#, true),
    (#"{"expectation": "expect_column_values_to_be_of_type", "column": "a", "type": "boolean"}"#, false),
    (#"{"expectation": "expect_column_pair_values_a_to_be_at_least_b", "column_a": "b", "column_b": "a"}"#, false),
    (
      #"{"expectation": "expect_row_conditions_to_agree", "conditions": "#
        + #"[{"column": "a", "equals": 1}, {"column": "plan", "equals": "free"}]}"#, true
    ),
    (
      #"{"expectation": "expect_row_conditions_to_agree", "conditions": "#
        + #"[{"column": "a", "missing": true}, {"column": "b", "above": 1}]}"#, false
    ),
    (#"{"expectation": "expect_column_values_to_not_be_null", "column": "nowhere"}"#, false),
    (#"{"expectation": "expect_column_values_to_not_be_null", "column": "plan", "from_rows": 5}"#, true),
  ])
  func `An expectation is met or not`(declaration: String, isMet: Bool) throws {
    #expect(try result(JSONValue(parsing: Array(declaration.utf8))).isMet == isMet)
  }

  @Test(arguments: [
    #"{"expectation": "expect_nothing"}"#, "{}", #"{"expectation": "expect_column_values_to_not_be_null"}"#,
    #"{"expectation": "expect_column_values_to_not_be_null", "column": "a", "mostly": 2}"#,
    #"{"expectation": "expect_column_values_to_be_between", "column": "a", "minimum": 2, "maximum": 1}"#,
    #"{"expectation": "expect_row_conditions_to_agree", "conditions": [{"column": "a", "equals": 1}]}"#,
    #"{"expectation": "expect_row_conditions_to_agree", "conditions": [{"column": "a"}, {"column": "b"}]}"#,
    #"{"expectation": "expect_column_values_to_be_of_type", "column": "a", "type": "matrix"}"#,
  ])
  func `A declaration that cannot be understood is refused`(declaration: String) throws {
    let json = try JSONValue(parsing: Array(declaration.utf8))
    #expect(throws: PlatformError.self) { try Expectation(json) }
  }

  @Test func `Drift is found where a group differs, and nowhere else`() {
    let groups = DataColumn(name: "month", values: .texts(["1", "2"], codes: (0..<2000).map { Int32($0 % 2) }))
    let stable = DataColumn(name: "x", values: .numbers((0..<2000).map { Double($0 / 2 % 100) }))
    #expect(PopulationStability(stable, by: groups).largest.index < 0.001)
    let moved = DataColumn(name: "x", values: .numbers((0..<2000).map { Double($0 / 2 % 100 + $0 % 2 * 50) }))
    #expect(PopulationStability(moved, by: groups).largest.index > 0.5)
    let lost = DataColumn(name: "x", values: .numbers((0..<2000).map { $0 % 2 == 0 ? .nan : 1 }))
    #expect(PopulationStability(lost, by: groups).largest.index > 1)
    #expect(PopulationStability(stable, by: stable).largest.index == 0)
  }

  @Test func `The generated customers meet the platform's expectations, anomalies included`() async throws {
    let dataset = await CustomerGenerator(seed: 20_251_021, count: 6000).customers(width: 2)
    let table = DataTable(dataset, schema: try SchemaFile.schema())
    let report = await (try SchemaFile.expectations()).check(table, width: 2)
    #expect(report.isMet, "\(report.failures.map(\.text))")
    // Contradicting counters are among the anomalies.
    let counters = report.results.first { $0.expectation.name == "expect_column_pair_values_a_to_be_at_least_b" }
    #expect(counters?.unexpectedCount ?? 0 > 0)
    #expect(report.json["statistics"]?["failed_expectations"]?.int == 0)
  }

  @Test func `A table of the catalogue is checked like customers`() throws {
    let database = try Database(":memory:", access: .write)
    try database.execute(
      "CREATE TABLE t (n INTEGER, w TEXT); INSERT INTO t VALUES (1, 'a'), (NULL, 'b'), (3, NULL), (4, 'a')")
    let table = try DataTable("t", in: database)
    #expect(table.ids == [1, 2, 3, 4])
    #expect(table["w"]?.values == .texts(["a", "b"], codes: [0, 1, -1, 0]))
    #expect(table["n"]?.isMissing(1) == true)
    #expect(throws: SQLiteError.self) { try DataTable("none", in: database) }
  }
}
