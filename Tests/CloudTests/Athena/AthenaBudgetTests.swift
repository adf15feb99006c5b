import JSON
import TestSupport
import Testing
import Tools

@testable import Cloud

@Suite struct AthenaBudgetTests {
  private func run(_ sql: String, _ workgroup: String, _ spending: Spending) async throws -> QueryResult {
    let options = AthenaOptions(databases: ["shop"], workgroup: workgroup)
    return try await AthenaPeer.standin.engine(options, spending).run(sql)
  }

  @Test func `When not even the least charge is left nothing is asked at all`() async throws {
    let spending = try AthenaPeer.spending(0.00001)
    let error = await #expect(throws: BudgetError.self) { try await run("SELECT 1", "nothing-left", spending) }
    #expect(error?.item == "athena")
    #expect(try await AthenaLog("nothing-left").count == 0)
    #expect(spending.committed == 0)
  }

  @Test func `An estimate above what is left refuses before the statement starts`() async throws {
    let spending = try AthenaPeer.spending(5)
    let error = await #expect(throws: BudgetError.self) {
      try await run("SELECT id FROM sized_2000000000000", "too-much", spending)
    }
    #expect(abs((error?.estimate ?? 0) - 9.0949) < 0.001)
    #expect(try await AthenaLog("too-much").statements.allSatisfy { $0.hasPrefix("EXPLAIN (TYPE IO, FORMAT JSON)\n") })
    #expect(spending.committed == 0)
  }

  @Test func `An estimate within what is left runs, and the actual scan is booked`() async throws {
    let spending = try AthenaPeer.spending(5)
    let result = try await run("SELECT id FROM sized_30000000", "enough", spending)
    #expect(result.statistics?.usd == spending.usd)
    #expect(spending.usd == spending.committed)
    #expect(spending.entries.first?.consumption == Consumption("athena", bytes: 25_000_000))
    #expect(try await AthenaLog("enough").statements.count == 2)
  }

  @Test func `Without an estimate the workgroup's limit is what a query may cost`() async throws {
    // 20 MB, in whole megabytes, at five dollars for 2^40 bytes.
    let spending = try AthenaPeer.spending(0.00009)
    let refused = await #expect(throws: BudgetError.self) { try await run("SELECT id FROM orders", "capped", spending) }
    #expect(abs((refused?.estimate ?? 0) - 20 * 5 / 0x1p20) < 1e-9)
    let enough = try AthenaPeer.spending(0.0001)
    _ = try await run("SELECT id FROM orders", "capped", enough)
  }

  @Test func `Without an estimate and without a limit of the workgroup the statement is refused with what to do`()
    async throws
  {
    let spending = try AthenaPeer.spending(100)
    let error = await #expect(throws: BudgetError.self) { try await run("SELECT id FROM orders", "free", spending) }
    #expect(error?.estimate == nil)
    #expect(error?.description.contains("BytesScannedCutoffPerQuery") == true)
    #expect(try await AthenaLog("free").statements.allSatisfy { $0.hasPrefix("EXPLAIN") })
    #expect(spending.committed == 0)
  }

  @Test func `A role that may not read the workgroup goes by the estimate`() async throws {
    _ = try await run("SELECT id FROM sized_30000000", "secret", try AthenaPeer.spending(5))
    await #expect(throws: ServiceError.self) {
      try await run("SELECT id FROM orders", "secret", AthenaPeer.spending(5))
    }
  }

  @Test func `A query that scans more than was thought is stopped when it passes the limit`() async throws {
    // The estimate is ten megabytes; the stand-in scans a gigabyte a look.
    let spending = try AthenaPeer.spending(0.01)
    let error = await #expect(throws: BudgetError.self) {
      try await run("SELECT id FROM sized_1000 JOIN slow_overrun", "overrun", spending)
    }
    #expect(error?.description.contains("more than its statistics said") == true)
    #expect(spending.usd > 0.005)
    #expect(spending.usd < 0.1)
    #expect(spending.committed == spending.usd)
  }

  @Test func `Eight queries at once do not pass the limit together`() async throws {
    // Each may cost 30 MB; the limit pays for five of them.
    let spending = try AthenaPeer.spending(5 * 31 * 5 / 0x1p20)
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? await run("SELECT id FROM sized_30000000", "eight", spending)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect((5...6).contains(done))
    #expect(spending.usd <= spending.limit ?? 0)
  }
}
