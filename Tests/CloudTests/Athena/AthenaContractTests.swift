import JSON
import TestSupport
import Testing
import Tools

@testable import Cloud

@Suite struct AthenaContractTests {
  private static let tables = Task {
    let folder = try TemporaryDirectory()
    let tables = QueryEngineContract.tables.map { table -> JSONValue in
      [
        "name": .string(table.name), "columns": .array(table.columns.map { [.string($0.name), .string($0.type)] }),
        "rows": .array(table.rows.map { .array($0.map(JSONValue.string)) }),
      ]
    }
    try folder.write(JSONValue.array(tables).text(), to: "tables.json")
    let script = PythonScript(name: "athena_tables.py")
    return try script.output([try AthenaPeer.ministack.server().url, "shop", folder.path + "/tables.json"])
  }

  @Test(arguments: QueryEngineContract.claims)
  func `Athena's engine keeps the contract over DuckDB`(claim: QueryEngineContract.Claim) async throws {
    _ = try await Self.tables.value
    let options = AthenaOptions(databases: ["shop"], outputLocation: "s3://bucket/results/")
    try await claim.check(try AthenaPeer.ministack.engine(options))
  }

  @Test func `A result that was scanned says its bytes, its cost and its id`() async throws {
    _ = try await Self.tables.value
    let spending = try AthenaPeer.spending()
    let options = AthenaOptions(databases: ["shop"], outputLocation: "s3://bucket/results/")
    let result = try await AthenaPeer.ministack.engine(options, spending).run("SELECT count(*) AS n FROM orders")
    let statistics = try #require(result.statistics)
    #expect(result.rows == [[.integer(4)]])
    #expect(statistics.executionID.utf8.count == 36)
    #expect(statistics.usd == spending.usd)
    // Ten megabytes at five dollars for 2^40 bytes.
    #expect(abs(statistics.usd - 0.0000476837) < 1e-9)
    #expect(result.json["statistics"]?["execution_id"]?.string == statistics.executionID)
  }

  @Test func `What DuckDB cannot answer is an error with its reason, and costs nothing`() async throws {
    _ = try await Self.tables.value
    let spending = try AthenaPeer.spending()
    let options = AthenaOptions(databases: ["shop"], outputLocation: "s3://bucket/results/")
    let error = await #expect(throws: QueryError.self) {
      try await AthenaPeer.ministack.engine(options, spending).run("SELECT custmer FROM shop.orders")
    }
    #expect(error?.message.contains("custmer") == true)
    #expect(spending.usd == 0)
    #expect(spending.committed == 0)
  }

  @Test func `Without a place for results the error says where to give one`() async throws {
    let error = await #expect(throws: ServiceError.self) {
      try await AthenaPeer.ministack.engine(AthenaOptions()).run("SELECT 1")
    }
    #expect(error?.operation == "StartQueryExecution")
  }
}
