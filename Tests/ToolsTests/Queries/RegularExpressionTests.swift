import SQLite
import Testing

@testable import Tools

@Suite struct RegularExpressionTests {
  private let context = FunctionContext(meter: QueryMeter(QueryLimits(), clock: { 0 }), now: 0)

  private func match(_ pattern: String, _ text: String) throws -> [String?]? {
    let expression = try RegularExpression(pattern)
    let scalars = Array(text.unicodeScalars)
    guard let slots = try expression.match(in: scalars, slots: 2 * expression.groupCount + 2, context) else {
      return nil
    }
    return (0...expression.groupCount).map { group in
      slots[2 * group] < 0
        ? nil : String(String.UnicodeScalarView(scalars[slots[2 * group]..<slots[2 * group + 1]]))
    }
  }

  @Test(arguments: [
    ("a+", "baac", ["aa"]), ("a+?", "baac", ["a"]), ("(a|ab)(c|bcd)", "abcd", ["abcd", "a", "bcd"]), ("^$", "", [""]),
    ("(\\d{4})-(\\d\\d?)", "on 2025-3", ["2025-3", "2025", "3"]), ("(?i)HÉllo", "hÉLLO", ["hÉLLO"]),
    ("[^a-c]+", "abxyc", ["xy"]),
    ("\\bcat\\b", "a cat!", ["cat"]), ("a.c", "a\nc abc", ["abc"]), ("(?s)a.c", "a\nc", ["a\nc"]),
    ("(?m)^b$", "a\nb\nc", ["b"]),
    ("x*", "aaa", [""]), ("(a*)*", "aab", ["aa", "aa"]), ("[]a]+", "]a", ["]a"]), ("a{2,3}", "aaaa", ["aaa"]),
    ("[\\w.]+@", "x.y@z", ["x.y@"]),
    ("\\u00e9", "é", ["é"]), ("a|b|", "c", [""]), ("[a\\-z]+", "-q", ["-"]), ("(?:ab)+", "ababa", ["abab"]),
  ])
  func `The leftmost match is found, with the preferred groups`(pattern: String, text: String, groups: [String]) throws
  {
    let found = try #require(try match(pattern, text))
    #expect(found.compactMap(\.self) == groups || found == groups.map(Optional.some))
  }

  @Test(arguments: [("b", "aaa"), ("^a", "ba"), ("a$", "ab"), ("\\Bcat", "cat"), ("[^\\s\\S]", "a"), ("a{3}", "aa")])
  func `Where there is no match, none is found`(pattern: String, text: String) throws {
    #expect(try match(pattern, text) == nil)
  }

  @Test(arguments: [
    "(", ")", "[", "a**", "a{2,1}", "(?=a)", "(?<n>a)", "\\1", "\\p{L}", "a++", "*a", "\\", "[b-a]", "a{9999}",
  ])
  func `What is not supported is refused in words`(pattern: String) {
    let error = #expect(throws: FunctionFault.self) { try RegularExpression(pattern) }
    #expect(error?.message?.isEmpty == false)
  }

  @Test func `Replacements name groups`() throws {
    let engine = SQLiteEngine([], clock: { 0 })
    let sql =
      "SELECT regexp_replace('John Smith', '(\\w+) (\\w+)', '$2, $1'), regexp_replace('a1b22', '\\d+'), regexp_count('a1b22', '\\d+')"
    #expect(try engine.run(sql).rows == [[.text("Smith, John"), .text("ab"), .integer(2)]])
  }
}
