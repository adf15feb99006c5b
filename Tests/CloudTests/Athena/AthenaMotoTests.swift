import JSON
import Testing
import Tools

@testable import Cloud

@Suite(.serialized) struct AthenaMotoTests {
  private let engine: AthenaEngine

  init() throws { engine = try AthenaPeer.moto.engine(AthenaOptions(outputLocation: "s3://bucket/results/")) }

  @Test func `A canned result is read after the query was queued and ran`() async throws {
    _ = try await AthenaPeer.moto.control(
      "/moto-api/state-manager/set-transition",
      ["model_name": "athena::execution", "transition": ["progression": "manual", "times": 2]])
    func row(_ cells: String?...) -> JSONValue {
      ["Data": .array(cells.map { cell -> JSONValue in cell.map { ["VarCharValue": .string($0)] } ?? [:] })]
    }
    _ = try await AthenaPeer.moto.control(
      "/moto-api/static/athena/query-results",
      [
        "results": [
          [
            "rows": [row("customer", "total"), row("ada", "30.75"), row("bob", nil)],
            "column_info": [["Name": "customer", "Type": "varchar"], ["Name": "total", "Type": "double"]],
          ]
        ]
      ])
    let result = try await engine.run("SELECT customer, sum(amount) AS total FROM orders GROUP BY customer")
    #expect(result.columns.map(\.name) == ["customer", "total"])
    #expect(result.rows == [[.text("ada"), .real(30.75)], [.text("bob"), .null]])
    #expect(result.statistics?.isReused == false)
  }

  @Test func `The schema comes from Glue, with partition keys and comments`() async throws {
    let client = try AthenaPeer.moto.client()
    _ = try await client.call(.glue, "AWSGlue", "CreateDatabase", ["DatabaseInput": ["Name": "shop"]])
    for name in ["orders", "customers"] {
      _ = try await client.call(
        .glue, "AWSGlue", "CreateTable",
        [
          "DatabaseName": "shop",
          "TableInput": [
            "Name": .string(name), "PartitionKeys": [["Name": "day", "Type": "date", "Comment": "When."]],
            "StorageDescriptor": ["Columns": [["Name": "id", "Type": "bigint"]]],
          ],
        ])
    }
    let schema = try await engine.schema(dictionary: ["id": ColumnMeaning("The number.")])
    #expect(schema.tables.map(\.fullName) == ["shop.customers", "shop.orders"])
    let columns = try #require(schema.table(named: "orders")).columns
    #expect(columns.map(\.type) == ["bigint", "date"])
    #expect(columns.map(\.meaning?.meaning) == ["The number.", "When. Partition key."])
  }
}
