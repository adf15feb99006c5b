import JSON
import SQLite
import TestSupport
import Testing

@testable import Tools

@Suite struct GoldQueryTests {
  @Test func `Gold queries written for SQLite run as they are, with the rows that Python's sqlite3 finds`() throws {
    let python = ChildProcess("/usr/bin/python3", in: Repository.path)
    let outcome = try python.run(["-B", "Tests/Python/gold_sql.py", "fixtures/sql"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let shop = try Shop()
    let engine = shop.engine()
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count >= 60)
    defer { withExtendedLifetime(shop) {} }
    for line in lines {
      let gold = try JSONValue(parsing: String(line))
      let sql = try #require(gold["sql"]?.string)
      let result = try engine.run(sql)
      var found = result.rows.map { $0.map(Self.text) }
      var expected = (gold["rows"]?.array ?? []).map { ($0.array ?? []).map(Self.text) }
      if !sql.uppercased().contains("ORDER BY") {
        found.sort { $0.joined() < $1.joined() }
        expected.sort { $0.joined() < $1.joined() }
      }
      #expect(found == expected, "\(sql)")
      #expect(!result.isTruncated)
      #expect(result.totalRowCount == expected.count)
    }
  }

  private static func text(_ value: SQLiteValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let value): "\(value)"
    case .real(let value): rounded(value)
    case .text(let text): "'\(text)'"
    case .blob(let bytes): "\(bytes)"
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): "'\(text)'"
    case .number(let number): number.text.contains { ".e".contains($0) } ? rounded(number.double) : number.text
    default: "null"
    }
  }

  private static func rounded(_ value: Double) -> String { "r\((value * 1e6).rounded() / 1e6)" }
}
