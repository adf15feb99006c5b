import JSON
import TestSupport
import Testing

@testable import Tools

@Suite struct ReadOnlyStatementTests {
  @Test(arguments: [
    "SELECT 1", "select a[1], ARRAY['x;y', \"b\"] FROM t", "(SELECT 1) UNION ALL (SELECT 2)", "VALUES (1), (2)",
    "WITH a AS (SELECT 1 AS x), b (y) AS (VALUES 1) SELECT * FROM a, b",
    "WITH RECURSIVE n(i) AS (SELECT 1) SELECT * FROM n",
    "WITH recursive AS (SELECT 1) SELECT * FROM recursive", "SELECT replace(x, 'a', 'b'), count(update) FROM t",
    "SELECT * FROM TABLE(sequence(1, 5))", "SELECT filter(xs, x -> x > 1) FROM t", "SELECT (start) FROM t",
    "SELECT max(call) FILTER (WHERE set IS NULL) FROM t", "SELECT 'DROP TABLE x; --' AS \"DELETE FROM\" FROM t;;",
    "SELECT 1 -- ; DROP TABLE x\n+ 2", "SELECT count(*) FROM t FOR VERSION AS OF 5",
    "WITH a AS (WITH b AS (SELECT 1) SELECT * FROM b) SELECT * FROM a",
  ])
  func `What only reads passes`(sql: String) throws {
    #expect(try ReadOnlyStatement(sql).sql == sql)
  }

  @Test(arguments: [
    ("UNLOAD (SELECT * FROM t) TO 's3://b/p'", QueryError.Code.forbidden), ("CREATE TABLE x AS SELECT 1", .forbidden),
    ("MSCK REPAIR TABLE t", .forbidden), ("VACUUM t", .forbidden),
    ("OPTIMIZE t REWRITE DATA USING BIN_PACK", .forbidden),
    ("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE", .forbidden), ("CALL system.x()", .forbidden),
    ("EXECUTE p USING 1", .forbidden), ("PREPARE p FROM SELECT 1", .forbidden),
    ("EXPLAIN ANALYZE SELECT 1", .forbidden),
    ("USING EXTERNAL FUNCTION f(x int) RETURNS int LAMBDA 'l' SELECT f(1)", .forbidden),
    ("SELECT * FROM TABLE(system.query(query => 'DELETE FROM x'))", .forbidden),
    ("SELECT * FROM TABLE (postgres.system.query('x'))", .forbidden),
    ("WITH a AS (DELETE FROM t) SELECT 1", .forbidden),
    ("WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", .forbidden),
    ("WITH a AS (SELECT 1) DELETE FROM t", .forbidden),
    ("SELECT * FROM (DELETE FROM t)", .forbidden), ("(INSERT INTO t VALUES 1)", .forbidden),
    ("((DROP TABLE t))", .forbidden),
    ("--\rDELETE FROM t WHERE a IN (--\nSELECT 1)", .forbidden), ("SELECT 1;DROP TABLE t", .severalStatements),
    ("SELECT 1 /* ; DROP TABLE t", .syntax), ("SELECT `a` FROM t", .syntax), ("SELECT \"a FROM t", .syntax),
    ("SELECT 'it''s", .syntax), ("WITH", .syntax), ("WITH a", .syntax), ("WITH a AS", .syntax),
    ("WITH a AS (SELECT 1", .syntax),
    ("WITH a AS (SELECT 1),", .syntax), ("WITH a AS (SELECT 1)", .syntax), ("(", .syntax), (")", .syntax),
    ("((((", .syntax),
    ("SELECT 1\0; DROP TABLE t", .syntax), ("DESCRIBE t", .unsupported), ("/**/", .empty), ("1", .syntax),
    ("'SELECT'", .syntax),
  ])
  func `What writes, passes a statement on, or has no end is refused`(sql: String, code: QueryError.Code) {
    let error = #expect(throws: QueryError.self) { try ReadOnlyStatement(sql) }
    #expect(error?.code == code)
  }

  @Test func `Comments become spaces, so that every word keeps its line and column`() throws {
    let statement = try ReadOnlyStatement("SELECT /* é日\n*/ a, -- b; c\n  d FROM t ; -- end")
    #expect(statement.text == "SELECT      \n   a,        \n  d FROM t")
    #expect(statement.place(line: 3, column: 3) == QueryError.Place(line: 3, column: 3, text: "d FROM t ; -- end"))
    #expect(statement.place(line: 9, column: 1).text == "the end")
    #expect(statement.place(line: 0, column: -4).text == "the end")
    #expect(statement.names == ["select", "a", "d", "from", "t"])
  }

  @Test(arguments: [
    ("SELECT 1", "SELECT 1\nLIMIT 11"), ("SELECT 1 LIMIT 5", "SELECT 1 LIMIT 5"),
    ("SELECT 1 OFFSET 2;", "SELECT 1 OFFSET 2\nLIMIT 11"),
    ("SELECT 1 FETCH FIRST 3 ROWS ONLY", "SELECT 1 FETCH FIRST 3 ROWS ONLY"),
    ("SELECT * FROM (SELECT 1 LIMIT 2)", "SELECT * FROM (SELECT 1 LIMIT 2)\nLIMIT 11"),
    ("SELECT 1 -- LIMIT 2", "SELECT 1\nLIMIT 11"),
  ])
  func `A limit is added where the statement has none of its own`(sql: String, limited: String) throws {
    #expect(try ReadOnlyStatement(sql).limited(to: 10) == limited)
    #expect(try ReadOnlyStatement("SELECT 1").limited(to: .max) == "SELECT 1\nLIMIT 9223372036854775808")
  }

  @Test func `Of the hostile statements none that passes begins as anything but a query`() throws {
    let lines = try Shop.fixture("hostile.jsonl").split(separator: "\n")
    var passed = 0
    for line in lines {
      let sql = try #require(try JSONValue(parsing: String(line))["sql"]?.string)
      guard let statement = try? ReadOnlyStatement(sql) else { continue }
      passed += 1
      let first = statement.text.uppercased().drop { !$0.isLetter }
      #expect(["SELECT", "WITH", "VALUES"].contains { first.hasPrefix($0) }, "\(sql.prefix(100))")
    }
    #expect(passed > 50)
  }

  @Test func `Random rearrangements of tokens end in a statement or an error`() {
    var random = SplitMix64(seed: 4)
    let parts = [
      "SELECT", "WITH", "AS", "(", ")", ",", ";", "'", "\"", "`", "[", "]", "--", "/*", "*/", "\n", "\r", "\0",
      "DELETE", "FROM",
      "a", "RECURSIVE", "TABLE", "sequence", "1", "é", "LIMIT", "?", ":", "x'", "\u{FEFF}",
    ]
    for _ in 0..<20_000 {
      let sql = (0..<(random.next() % 14)).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined(
        separator: " ")
      guard let statement = try? ReadOnlyStatement(sql) else { continue }
      _ = statement.limited(to: 3)
      if !sql.contains("\""), !sql.contains("'") { #expect(!statement.text.contains(";")) }
    }
  }
}
