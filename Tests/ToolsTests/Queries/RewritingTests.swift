import Testing

@testable import Tools

@Suite struct RewritingTests {
  private func rewritten(_ sql: String) throws -> String {
    try StatementText(sql).rewritten.split(separator: " ").joined(separator: " ")
  }

  @Test(arguments: [
    ("SELECT DATE '2025-01-01'", "SELECT '2025-01-01'"), ("SELECT date 'mine' FROM t", "SELECT date 'mine' FROM t"),
    ("SELECT a.b - INTERVAL '7' DAY FROM a", "SELECT date_add('day', -7, a.b ) FROM a"),
    ("SELECT f(x, (y)) + INTERVAL '2' MONTH", "SELECT date_add('month', 2, f(x, (y)) )"),
    ("SELECT (x) - INTERVAL '-1' YEAR", "SELECT date_add('year', 1, (x) )"),
    ("SELECT TRY_CAST(a AS bigint)", "SELECT try_cast(a , 'bigint')"),
    ("SELECT CAST(a AS date)", "SELECT cast_as(a , 'date')"),
    ("SELECT CAST(CAST(a AS date) AS varchar)", "SELECT CAST(cast_as(a , 'date') AS varchar)"),
    ("SELECT CAST(a AS decimal(10, 2))", "SELECT cast_as(a , 'decimal(10,2)' )"),
    ("SELECT CAST(a AS double)", "SELECT CAST(a AS double)"),
    ("SELECT EXTRACT(year FROM d)", "SELECT date_part('year' , d)"),
    ("SELECT 1 FETCH FIRST 5 ROWS ONLY", "SELECT 1 LIMIT 5"),
    ("SELECT 1 FETCH NEXT ROW ONLY", "SELECT 1 LIMIT 1"), ("SELECT 1 OFFSET 3 LIMIT 5", "SELECT 1 LIMIT 5 OFFSET 3"),
    ("SELECT 1 OFFSET 3 ROWS FETCH FIRST 2 ROWS ONLY", "SELECT 1 LIMIT 2 OFFSET 3"),
    ("SELECT 1 OFFSET 3 ROWS", "SELECT 1 LIMIT -1 OFFSET 3"),
    ("SELECT 1 LIMIT 5 OFFSET 3", "SELECT 1 LIMIT 5 OFFSET 3"), ("SELECT 1 LIMIT ALL", "SELECT 1"),
    ("SELECT 'DATE ''2025-01-01'' INTERVAL' -- FETCH FIRST 1 ROW ONLY", "SELECT 'DATE ''2025-01-01'' INTERVAL'"),
    (
      "SELECT \"INTERVAL\", [CAST(x AS date)], `FETCH` /* TRY_CAST(a AS b) */",
      "SELECT \"INTERVAL\", [CAST(x AS date)], `FETCH`"
    ),
  ])
  func `What Trino has and SQLite lacks is rewritten, nothing else`(sql: String, expected: String) throws {
    #expect(try rewritten(sql) == expected)
  }

  @Test func `Tokens cover the text but for white space and comments`() {
    let sql = "SELECT /* a */ x'0f', 1.5e-3, .5, 0x1F, \"a\"\"b\", ?1 :n||'it''s' -- end"
    let tokens = SQLTokenizer.tokens(Array(sql.utf8))
    #expect(
      tokens.map(\.text) == [
        "SELECT", "x'0f'", ",", "1.5e-3", ",", ".5", ",", "0x1F", ",", "\"a\"\"b\"", ",", "?1", ":n", "||", "'it''s'",
      ])
    #expect(tokens[9].name == "a\"b")
    #expect(tokens[14].name == "it's")
  }
}
