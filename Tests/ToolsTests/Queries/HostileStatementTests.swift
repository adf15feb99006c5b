import JSON
import SQLite
import Testing

@testable import Tools

@Suite struct HostileStatementTests {
  @Test func `Hostile statements write nothing, make no file, and are all answered within the limits`() throws {
    let shop = try Shop()
    let before = try shop.state()
    let limits = QueryLimits(steps: 400_000, memory: 96 << 20, rows: 200, resultBytes: 100_000, cellBytes: 1000)
    let engine = shop.engine(limits)
    let lines = try Shop.fixture("hostile.jsonl").split(separator: "\n")
    #expect(lines.count >= 300)
    for line in lines {
      let value = try JSONValue(parsing: String(line))
      let (sql, expected) = (try #require(value["sql"]?.string), try #require(value["expect"]?.string))
      let outcome = Self.outcome(sql, engine)
      let fits: Bool =
        switch expected {
        case "bounded": outcome == "rows" || ["budget", "too_large"].contains(outcome)
        case "refused": outcome != "rows" && outcome != "database"
        default: outcome == expected
        }
      #expect(fits, "expected \(expected), found \(outcome): \(sql.prefix(200))")
    }
    let after = try shop.state()
    #expect(before.bytes == after.bytes)
    #expect(before.names == after.names)
  }

  private static func outcome(_ sql: String, _ engine: SQLiteEngine) -> String {
    do throws(QueryError) {
      let result = try engine.run(sql)
      #expect(result.rows.count <= 200)
      return "rows"
    } catch {
      #expect(!error.message.isEmpty)
      return error.code.rawValue
    }
  }

  @Test func `A file is read-only even for statements that pass no guard`() throws {
    let shop = try Shop()
    let database = try Database(":memory:", access: .read)
    try SchemaFiles.attach([.init(schema: "shop", path: shop.path)], to: database)
    for sql in ["DELETE FROM shop.customers", "CREATE TABLE shop.made (x)", "PRAGMA shop.user_version = 3"] {
      try? database.execute("PRAGMA query_only = 0")
      #expect(throws: SQLiteError.self) { try database.execute(sql) }
    }
  }

  @Test func `A file in write-ahead mode is read without a log beside it`() throws {
    let shop = try Shop()
    do {
      let database = try Database(shop.path, access: .write)
      try database.execute("PRAGMA journal_mode = WAL")
    }
    let before = try shop.state().names
    #expect(try shop.engine().run("SELECT count(*) FROM customers").rows == [[.integer(60)]])
    #expect(try shop.state().names == before)
  }

  @Test func `A query that takes too long by the clock is stopped`() throws {
    let shop = try Shop()
    nonisolated(unsafe) var calls = 0.0
    let engine = SQLiteEngine(
      shop.engine().sources, limits: QueryLimits(seconds: 5),
      clock: {
        calls += 0.01
        return calls
      })
    let error = #expect(throws: QueryError.self) {
      try engine.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    }
    #expect(error?.code == .budget)
    #expect(error?.message == "the query took longer than 5.0 seconds")
  }

  @Test func `Cancelling the task ends the query`() async throws {
    let shop = try Shop()
    let engine = shop.engine(QueryLimits(steps: .max, seconds: .infinity))
    let task = Task {
      try engine.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    }
    task.cancel()
    let error = await #expect(throws: QueryError.self) { try await task.value }
    #expect(error?.code == .cancelled)
  }

  @Test func `A damaged file and one that is no database are errors`() throws {
    let shop = try Shop()
    try shop.directory.write("this is no database, but long enough to be read as one", to: "other.sqlite")
    let engine = SQLiteEngine([.init(schema: "other", path: shop.directory.path + "/other.sqlite")], clock: { 0 })
    let error = #expect(throws: QueryError.self) { try engine.run("SELECT 1") }
    #expect(error?.code == .database)
    #expect(error?.message.contains(shop.directory.path + "/other.sqlite") == true)
  }

  @Test func `Files that are not there are left out`() throws {
    let engine = SQLiteEngine([.init(schema: "none", path: "/nonexistent/x.sqlite")], clock: { 0 })
    #expect(try engine.run("SELECT 1").rows == [[.integer(1)]])
    let error = #expect(throws: QueryError.self) { try engine.run("SELECT * FROM customers") }
    #expect(error?.description.contains("no data yet") == true)
  }
}
