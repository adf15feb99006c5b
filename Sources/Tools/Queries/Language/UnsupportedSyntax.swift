/// Syntax of Trino and others that has no counterpart here, found when SQLite refuses a statement.
enum UnsupportedSyntax {
  /// What was found, where, and what to write instead.
  struct Construct {
    let name: String
    let offset: Int
    let remedy: String
  }

  /// The first construct of a statement that is not supported.
  static func find(in tokens: [SQLToken]) -> Construct? {
    for index in tokens.indices {
      for form in forms where matches(form.words, tokens, index) {
        let name = form.words.joined(separator: form.words.last == "[" ? "" : " ")
        return Construct(name: name, offset: tokens[index].range.lowerBound, remedy: form.remedy)
      }
    }
    return nil
  }

  private static func matches(_ words: [String], _ tokens: [SQLToken], _ index: Int) -> Bool {
    guard index + words.count <= tokens.count else { return false }
    return words.enumerated().allSatisfy { place, word in
      let token = tokens[index + place]
      if word == "[" { return token.kind == .quotedName && token.text.hasPrefix("[") || token.text == "[" }
      return (token.kind == .word || token.kind == .symbol) && token.text.uppercased() == word
    }
  }

  private static let forms: [(words: [String], remedy: String)] = [
    (["::"], "Write CAST(x AS type)"),
    (["QUALIFY"], "Compute the window function in a WITH query and filter on it in WHERE"),
    (["TABLESAMPLE"], "Use ORDER BY random() LIMIT n"),
    (["UNNEST"], "There are no arrays: use json_each(text) for a JSON array"),
    (["LATERAL"], "Write a correlated subquery in the SELECT list, or join on a WITH query"),
    (["GROUPING", "SETS"], "Write one GROUP BY a set, joined by UNION ALL"),
    (["ROLLUP", "("], "Write one GROUP BY a level, joined by UNION ALL"),
    (["CUBE", "("], "Write one GROUP BY a combination, joined by UNION ALL"),
    (["ARRAY", "["], "There are no arrays: write one column a value, or (VALUES (1), (2)) as rows"),
    (["WITHIN", "GROUP"], "Use approx_percentile(x, 0.5) for percentiles and group_concat(x, ',') for lists"),
    (["AT", "TIME", "ZONE"], "Times are in UTC: shift them by date_add('hour', n, x)"),
    (["INTERVAL"], "Write x + INTERVAL '1' DAY, or date_add('day', 1, x)"),
    (["MATCH_RECOGNIZE"], "Use window functions such as lag and lead"),
    (["PIVOT"], "Use sum(CASE WHEN … THEN … END), one a column"),
    (["ILIKE"], "LIKE takes no notice of case here: write LIKE"),
    (["SIMILAR", "TO"], "Write regexp_like(text, pattern)"),
    (["SELECT", "TOP"], "Write LIMIT n at the end"),
    (["FETCH"], "Write LIMIT n at the end"),
    (["ALL", "("], "Compare with (SELECT max(…) …) or (SELECT min(…) …)"),
    (["ANY", "("], "Write IN (SELECT …) or compare with (SELECT min(…) …)"),
    (["SOME", "("], "Write IN (SELECT …) or compare with (SELECT min(…) …)"),
  ]
}
