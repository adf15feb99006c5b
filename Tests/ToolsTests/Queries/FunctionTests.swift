import SQLite
import Testing

@testable import Tools

@Suite struct FunctionTests {
  let engine = SQLiteEngine([], clock: { 1_740_830_400 })

  private func value(_ expression: String) throws -> String? {
    let result = try engine.run("SELECT \(expression)")
    return try #require(result.rows.first?.first).displayText
  }

  @Test(arguments: [
    ("date_trunc('month', '2025-03-17')", "2025-03-01"), ("date_trunc('week', '2025-03-02')", "2025-02-24"),
    ("date_trunc('quarter', '2025-12-31 10:11:12')", "2025-10-01 00:00:00"),
    ("date_trunc('hour', '2025-12-31 10:11:12')", "2025-12-31 10:00:00"),
    ("date_trunc('year', '2025-03-17')", "2025-01-01"),
    ("date_add('month', 1, '2024-01-31')", "2024-02-29"), ("date_add('day', -1, '2024-03-01')", "2024-02-29"),
    ("date_add('year', 1, '2024-02-29')", "2025-02-28"), ("date_add('hour', 25, '2024-12-31')", "2025-01-01 01:00:00"),
    ("date_add('week', 2, '2025-01-01')", "2025-01-15"), ("date_diff('day', '2024-02-28', '2024-03-01')", "2"),
    ("date_diff('month', '2025-01-31', '2025-02-28')", "1"), ("date_diff('month', '2025-03-15', '2025-01-16')", "-1"),
    ("date_diff('year', '2020-02-29', '2025-02-28')", "5"),
    ("date_diff('hour', '2025-01-01', '2025-01-02 12:30:00')", "36"),
    ("date_diff('week', '2025-01-01', '2025-01-14')", "1"), ("year('2025-03-17')", "2025"),
    ("quarter('2025-03-17')", "1"),
    ("day_of_week('2025-03-16')", "7"), ("day_of_year('2024-12-31')", "366"), ("week('2021-01-03')", "53"),
    ("year_of_week('2021-01-03')", "2020"), ("hour('2025-01-01 23:05:06')", "23"),
    ("EXTRACT(month FROM '2025-03-17')", "3"),
    ("date_format('2025-03-07 15:04:05', '%d %M %Y %h:%i %p %W %j')", "07 March 2025 03:04 PM Friday 066"),
    ("date_parse('07/03/25 3:04 PM', '%d/%m/%y %h:%i %p')", "2025-03-07 15:04:00"),
    ("date_parse('2025-03-07', '%Y-%m-%d')", "2025-03-07 00:00:00"), ("from_unixtime(0)", "1970-01-01 00:00:00"),
    ("from_unixtime(-1.5)", "1969-12-31 23:59:58.500"), ("to_unixtime('1970-01-02')", "86400.0"),
    ("last_day_of_month('2024-02-10')", "2024-02-29"), ("now()", "2025-03-01 12:00:00"), ("current_date", "2025-03-01"),
    ("current_timestamp", "2025-03-01 12:00:00"), ("DATE '2025-03-01' - INTERVAL '1' MONTH", "2025-02-01"),
    ("DATE '2025-01-31' + INTERVAL '1' MONTH - INTERVAL '1' DAY", "2025-02-27"),
    ("current_date - INTERVAL '7' DAY", "2025-02-22"),
    ("date_trunc('month', now()) + INTERVAL '2' HOUR", "2025-03-01 02:00:00"),
  ])
  func `Dates are what Trino makes of them`(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    ("if(1 < 2, 'a', 'b')", "a"), ("if(NULL, 'a', 'b')", "b"), ("CAST(3 AS double)", "3.0"),
    ("TRY_CAST('12' AS bigint)", "12"),
    ("CAST('2025-03-01 10:00:00' AS date)", "2025-03-01"), ("CAST('true' AS boolean)", "1"),
    ("CAST('2.345' AS decimal(10, 2))", "2.35"),
    ("CAST(7 AS varchar)", "7"), ("split_part('a-b-c', '-', 2)", "b"), ("split_part('abc', '-', 1)", "abc"),
    ("strpos('héllo', 'l')", "3"),
    ("lpad('7', 3, '0')", "007"), ("rpad('abcd', 2, 'x')", "ab"), ("reverse('añb')", "bña"),
    ("concat('a', 1, 'b')", "a1b"),
    ("concat_ws('-', 'a', NULL, 'b')", "a-b"), ("translate('abc', 'ab', 'x')", "xc"), ("starts_with('abc', 'ab')", "1"),
    ("ends_with('abc', 'bc')", "1"), ("replace('aaa', 'aa', 'b')", "ba"), ("trim('  x ')", "x"),
    ("rtrim('xyy', 'y')", "x"),
    ("instr('abc', 'z')", "0"), ("greatest(1, 3.5, 2)", "3.5"), ("least('b', 'a')", "a"), ("mod(7, 3)", "1"),
    ("mod(-7, 3)", "-1"),
    ("truncate(-2.78, 1)", "-2.7"), ("cbrt(8)", "2.0"), ("width_bucket(5, 0, 10, 4)", "3"),
    ("width_bucket(-1, 0, 10, 4)", "0"),
    ("width_bucket(10, 0, 10, 4)", "5"), ("'Hello' LIKE 'h_L%'", "1"), ("'a%b' LIKE 'a!%b' ESCAPE '!'", "1"),
    ("'ab' GLOB '[^b]?'", "1"),
    ("'x' || 1", "x1"), ("chr(65)", "A"), ("codepoint('A')", "65"), ("is_nan(1)", "0"),
  ])
  func `Conditions, texts and numbers are what Trino makes of them`(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    "if(0, 1)", "TRY_CAST('x' AS bigint)", "TRY_CAST('2025-02-30' AS date)", "year(NULL)", "mod(5, 0)",
    "split_part('a', '-', 2)",
    "greatest(1, NULL)", "concat('a', NULL)", "regexp_extract('abc', 'x')", "regexp_like(NULL, 'a')",
    "date_trunc('day', NULL)",
  ])
  func `What has no value is null`(expression: String) throws { #expect(try value(expression) == nil) }

  @Test func `Aggregates agree with their definitions`() throws {
    let data = "(VALUES (1, 2.0), (2, 4.5), (3, 5.5), (4, 9.0), (NULL, 1.0), (10, NULL))"
    let figures = """
      stddev(column1), var_pop(column1), corr(column2, column1), regr_slope(column2, column1),
      regr_intercept(column2, column1), covar_samp(column2, column1), approx_percentile(column1, 0.5), median(column1),
      percentile(column1, 25), approx_distinct(column1), count_if(column1 > 2), bool_and(column1 > 0), bool_or(column1 > 9),
      max_by(column2, column1), min_by(column2, column1), arbitrary(column1), geometric_mean(column1)
      """
    let row = try #require(try engine.run("SELECT \(figures) FROM \(data)").rows.first)
    // By Python's statistics and by hand.
    let expected: [Double?] = [
      3.5355339059327378, 10, 0.9789871508779666, 2.2, -0.25, 3.6666666666666665, 3, 3, 2, 5, 3, 1, 1, nil, 2, 1,
      2.9925557394776896,
    ]
    for (index, (value, wanted)) in zip(row, expected).enumerated() {
      switch (value, wanted) {
      case (.integer(let value), let wanted?): #expect(Double(value) == wanted, "figure \(index)")
      case (.real(let value), let wanted?): #expect(abs(value - wanted) < 1e-12, "figure \(index): \(value)")
      default: #expect(value == .null && wanted == nil, "figure \(index): \(value)")
      }
    }
  }

  @Test func `Aggregates of no rows are null, and counts are 0`() throws {
    let figures =
      "stddev(x), corr(x, x), median(x), max_by(x, x), bool_and(x), geometric_mean(x), count_if(x), approx_distinct(x)"
    let row = try engine.run("SELECT \(figures) FROM (SELECT 1 AS x WHERE 0)").rows.first
    #expect(row == [.null, .null, .null, .null, .null, .null, .integer(0), .integer(0)])
  }

  @Test func `Many distinct values are estimated within three standard errors`() throws {
    let result = try engine.run(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT approx_distinct(i) FROM n"
    )
    guard case .integer(let count) = result.rows[0][0] else { throw QueryError(.syntax, "no number") }
    #expect(abs(count - 200_000) < 200_000 * 24 / 1000)
  }
}
