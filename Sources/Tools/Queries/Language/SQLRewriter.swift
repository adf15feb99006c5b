/// Rewrites what Trino's SQL has and SQLite's lacks, token by token.
///
/// - `DATE '2025-01-31'` and `TIMESTAMP '…'`: the text alone, as dates are kept.
/// - `x + INTERVAL '1' DAY`: `date_add('day', 1, x)`.
/// - `TRY_CAST(x AS t)`: `try_cast(x, 't')`; `CAST(x AS t)` for date, timestamp, time, boolean and decimal:
///   `cast_as(x, 't')`, since SQLite would make a number of it.
/// - `EXTRACT(year FROM x)`: `date_part('year', x)`.
/// - `FETCH FIRST n ROWS ONLY`, `OFFSET m LIMIT n`, `LIMIT ALL`: SQLite's LIMIT and OFFSET.
///
/// Everything else is left as it is, so that a statement written for SQLite means the same.
struct SQLRewriter {
  let tokens: [SQLToken]
  /// What goes before a token.
  var before: [Int: String] = [:]
  /// What stands for a token.
  var instead: [Int: String] = [:]
  /// Where the expression begins that ends with this token, for intervals that were rewritten.
  var expressionStarts: [Int: Int] = [:]

  private init(_ tokens: [SQLToken]) { self.tokens = tokens }

  /// The rewritten text, the way back, and the tokens that were left as they are. O(tokens), but for nested casts.
  static func rewrite(
    _ tokens: [SQLToken], _ bytes: [UInt8]
  ) -> (text: String, map: SourceMap, untouched: [SQLToken]) {
    var rewriter = SQLRewriter(tokens)
    for index in tokens.indices where tokens[index].kind == .word { rewriter.rewriteWord(at: index) }
    let (text, map) = rewriter.text(bytes)
    return (text, map, tokens.indices.filter { rewriter.instead[$0] == nil }.map { tokens[$0] })
  }

  private mutating func rewriteWord(at index: Int) {
    switch tokens[index].text.uppercased() {
    case "DATE", "TIMESTAMP": rewriteDate(at: index)
    case "INTERVAL": rewriteInterval(at: index)
    case "CAST": rewriteCast(at: index, isTrying: false)
    case "TRY_CAST": rewriteCast(at: index, isTrying: true)
    case "EXTRACT": rewriteExtract(at: index)
    case "OFFSET": rewriteOffset(at: index)
    case "FETCH": rewriteFetch(at: index)
    case "LIMIT" where token(index + 1)?.isWord("ALL") == true:
      instead[index] = ""
      instead[index + 1] = ""
    default: break
    }
  }

  func token(_ index: Int) -> SQLToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  private mutating func rewriteDate(at index: Int) {
    guard let literal = token(index + 1), literal.kind == .string else { return }
    // Elsewhere a string behind a name is its alias.
    if CivilTime(literal.name) != nil { instead[index] = "" }
  }

  private mutating func rewriteExtract(at index: Int) {
    guard token(index + 1)?.isSymbol("(") == true, let unit = token(index + 2), unit.kind == .word,
      token(index + 3)?.isWord("FROM") == true
    else { return }
    instead[index] = "date_part"
    instead[index + 2] = "'\(unit.text.lowercased())'"
    instead[index + 3] = ","
  }

  private func text(_ bytes: [UInt8]) -> (text: String, map: SourceMap) {
    var out: [UInt8] = []
    var map = SourceMap()
    var end = 0
    for (index, token) in tokens.enumerated() {
      map.add(rewritten: out.count, original: end)
      out += bytes[end..<token.range.lowerBound]
      if let inserted = before[index] { out += inserted.utf8 }
      map.add(rewritten: out.count, original: token.range.lowerBound)
      if let replacement = instead[index] {
        out += replacement.utf8
      } else {
        out += bytes[token.range]
      }
      end = token.range.upperBound
    }
    return (String(decoding: out, as: UTF8.self), map)
  }
}
