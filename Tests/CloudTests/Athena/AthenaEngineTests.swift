import SQLite
import TestSupport
import Testing
import Tools

@testable import Cloud

@Suite struct AthenaEngineTests {
  private func engine(
    _ workgroup: String, databases: [String] = ["shop"], limits: QueryLimits = QueryLimits(seconds: 300),
    _ spending: Spending? = nil, clock: @escaping @Sendable () -> Double = { 1_790_000_000 }
  ) throws -> AthenaEngine {
    try AthenaPeer.standin.engine(
      AthenaOptions(databases: databases, workgroup: workgroup, limits: limits), spending, clock: clock)
  }

  @Test func `Cells become values of their columns' types`() async throws {
    let result = try await engine("types").run("SELECT * FROM orders")
    let first: [SQLiteValue] = [
      .integer(-128), .integer(.max), .real(1.5), .real(0.001), .real(12.3),
      .text("12345678901234567890123456789012345678"), .integer(1), .integer(0), .text("a, 'b'\nü"),
      .text("2026-11-23 10:00:00.000"), .blob([0, 255, 10]), .text("[1, 2]"), .null,
    ]
    #expect(Array(try #require(result.rows.first).prefix(first.count)) == first)
    guard case .real(let number)? = result.rows.first?[13] else {
      Issue.record("no number")
      return
    }
    #expect(number.isNaN)
    #expect(result.rows.first?[14] == .real(-.infinity))
    #expect(result.rows.first?[15] == .text("oops"))
    #expect(result.rows.last?.allSatisfy { $0 == .null } == true)
    #expect(result.totalRowCount == 2)
    #expect(result.statistics?.scannedBytes == 25_000_000)
  }

  @Test func `A request says workgroup, place, database, age of results, and a token of its own`() async throws {
    let options = AthenaOptions(
      databases: ["shop", "other"], workgroup: "request", outputLocation: "s3://bucket/x/", resultReuseMinutes: 15)
    _ = try await AthenaPeer.standin.engine(options).run("SELECT 1 -- one\n;")
    _ = try await AthenaPeer.standin.engine(options).run("SELECT 1")
    let log = try await AthenaLog("request")
    let start = try #require(log.start)
    #expect(log.statements == ["SELECT 1\nLIMIT 1001", "SELECT 1\nLIMIT 1001"])
    #expect(start["ResultConfiguration"]?["OutputLocation"] == "s3://bucket/x/")
    #expect(start["QueryExecutionContext"]?.text() == #"{"Catalog":"AwsDataCatalog","Database":"shop"}"#)
    #expect(
      start["ResultReuseConfiguration"]?.text()
        == #"{"ResultReuseByAgeConfiguration":{"Enabled":true,"MaxAgeInMinutes":15}}"#)
    #expect(start["ClientRequestToken"]?.string?.utf8.count == 32)
    #expect(try await AthenaLog.faults() == [])
  }

  @Test func `Pages are read until the limit of rows, and no further`() async throws {
    let spending = try AthenaPeer.spending()
    var engine = try engine("pages", spending)
    engine.limits.rows = 5000
    #expect(try await engine.run("SELECT n FROM numbers").rows == (1...2345).map { [.integer($0)] })
    engine.limits.rows = 1500
    let cut = try await engine.run("SELECT n FROM numbers LIMIT 4000")
    #expect(cut.rows.count == 1500)
    #expect(cut.isTruncated)
    #expect(cut.totalRowCount == nil)
    #expect(spending.entries.first?.consumption.requests == 2)
  }

  @Test(arguments: [
    (
      "SELECT id,\n  custmer /* é */ FROM shop.orders", QueryError.Code.unknownColumn, 2, 3,
      "Did you mean customer (shop.orders)?"
    ),
    ("SELECT id FROM -- names\n shop.ordrs", .unknownTable, 2, 2, "Did you mean shop.orders?"),
    ("SELECT id\n  unparsable FROM shop.orders", .syntax, 2, 3, ""),
  ])
  func `A mistake is told with its place and what was probably meant`(
    sql: String, code: QueryError.Code, line: Int, column: Int, remedy: String
  ) async throws {
    let spending = try AthenaPeer.spending()
    let error = await #expect(throws: QueryError.self) { try await engine("mistakes", spending).run(sql) }
    #expect(error?.code == code)
    #expect(error?.place?.line == line)
    #expect(error?.place?.column == column)
    #expect((error?.remedies.first ?? "") == remedy)
    #expect(spending.committed == 0)
    let planned = await #expect(throws: QueryError.self) { try await engine("mistakes").plan(sql) }
    #expect(planned?.place == error?.place)
  }

  @Test func `A failure that is not the statement's is no mistake of its writer`() async throws {
    let error = await #expect(throws: QueryError.self) { try await engine("broken").run("SELECT * FROM broken") }
    #expect(error?.code == .database)
    #expect(error?.message.contains("HIVE_CANNOT_OPEN_SPLIT") == true)
  }

  @Test func `A query that the workgroup stops is charged for what it scanned`() async throws {
    let spending = try AthenaPeer.spending()
    let error = await #expect(throws: QueryError.self) { try await engine("cut", spending).run("SELECT * FROM cutoff") }
    #expect(error?.code == .budget)
    #expect(error?.message.contains("Bytes scanned limit was exceeded") == true)
    #expect(
      spending.entries == [
        SpendingEntry(consumption: Consumption("athena", bytes: 10_485_760), usd: spending.usd)
      ])
  }

  @Test func `Cancelling the task stops the query and books what it scanned`() async throws {
    let spending = try AthenaPeer.spending()
    let engine = try engine("cancelled", spending)
    let task = Task { try await engine.run("SELECT * FROM slow_cancelled") }
    while try await AthenaLog("cancelled").statements.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let stops = try await AthenaLog.count("StopQueryExecution")
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    let error = await #expect(throws: QueryError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(clock.now - start < .seconds(5))
    #expect(try await AthenaLog.count("StopQueryExecution") > stops)
    #expect(spending.entries.count == 1)
    #expect(spending.committed == spending.usd)
  }

  @Test func `A query that takes too long by the clock is stopped`() async throws {
    let spending = try AthenaPeer.spending()
    let ticks = Ticks()
    let limited = try engine("late", limits: QueryLimits(seconds: 3), spending, clock: { ticks.next() })
    let error = await #expect(throws: QueryError.self) { try await limited.run("SELECT * FROM slow_late") }
    #expect(error?.code == .budget)
    #expect(error?.message == "the query took longer than 3.0 seconds")
    #expect(spending.usd > 0)
  }

  @Test func `A look that is throttled is tried again, and the query runs once`() async throws {
    let spending = try AthenaPeer.spending()
    #expect(try await engine("throttled", spending).run("SELECT * FROM throttled").rows.count == 2)
    #expect(try await AthenaLog("throttled").statements.count == 1)
    #expect(spending.entries.first?.consumption.requests == 1)
  }

  @Test func `An earlier result costs nothing`() async throws {
    let spending = try AthenaPeer.spending(1)
    let result = try await engine("capped", spending).run("SELECT * FROM again")
    #expect(result.statistics?.isReused == true)
    #expect(result.statistics?.usd == 0)
    #expect(spending.usd == 0)
    #expect(spending.committed == 0)
  }

  @Test func `The schema is asked for once, page by page, of all databases where none is named`() async throws {
    let engine = try engine("schema", databases: [])
    let schema = try await engine.schema()
    #expect(schema.tables.map(\.fullName) == ["shop.numbers", "shop.orders", "other.log"])
    let orders = try #require(schema.table(named: "orders"))
    #expect(orders.columns.map(\.name) == ["id", "customer", "day"])
    #expect(orders.columns.map(\.meaning?.meaning) == [nil, "Who ordered.", "Partition key."])
    let again = try await engine.schema(dictionary: ["customer": ColumnMeaning("Their name.")])
    #expect(again.table(named: "log")?.columns.first?.meaning?.meaning == "Their name.")
    let federated = AthenaEngine(
      client: try AthenaPeer.standin.client(), options: AthenaOptions(catalog: "mysql"),
      spending: try AthenaPeer.spending())
    await #expect(throws: QueryError.self) { try await federated.schema() }
  }

  @Test func `A plan has the steps and what the statement would cost`() async throws {
    let spending = try AthenaPeer.spending()
    let plan = try await engine("plan", spending).plan("SELECT id FROM sized_2000000000000")
    #expect(plan.steps.map(\.depth) == [0, 1, 2])
    #expect(plan.steps.last?.detail == "TableScan[table = shop:orders]")
    #expect(plan.estimate?.scannedBytes == 2_000_000_000_000)
    #expect(abs((plan.estimate?.usd ?? 0) - 9.0949) < 0.001)
    let unknown = try await engine("plan").plan("SELECT id FROM orders")
    #expect(unknown.estimate?.scannedBytes == nil)
    #expect(unknown.json["estimate"]?["usd"] == .null)
    #expect(spending.usd == 0)
    #expect(spending.entries.isEmpty)
  }
}
