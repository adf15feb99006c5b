/// One statement of Athena's SQL that only reads, found so by its words: for an engine that has no authorizer on this side.
///
/// It begins with SELECT, WITH, VALUES or a bracket before one of them, and no part of it in brackets begins otherwise. What
/// it may read is up to the permissions that it runs with. Trino knows no query that writes; what lets one be passed on to
/// another system (`TABLE(system.query(…))`, `USING EXTERNAL FUNCTION`) is refused too.
public struct ReadOnlyStatement: Sendable, Hashable {
  /// As it was given.
  public let sql: String
  /// Without comments and the semicolon at its end; every word stands in the line and column that it stood in.
  public let text: String
  /// The names and words of it, in lower case.
  public let names: Set<String>
  private let hasLimit: Bool

  /// Bytes that a statement may have (https://docs.aws.amazon.com/athena/latest/ug/service-limits.html).
  public static let maximumBytes = 262_144

  /// Takes a statement apart and checks it. O(bytes).
  ///
  /// - Throws: `QueryError` for an empty or overlong text, for several statements, for one that is no query, and for a text
  ///   that ends inside a string, a name or a comment.
  public init(_ sql: String) throws(QueryError) {
    let bytes = Array(sql.utf8)
    guard bytes.count <= Self.maximumBytes else {
      throw QueryError(
        .tooLarge, "the statement has \(bytes.count) bytes, at most \(Self.maximumBytes) are allowed",
        remedies: ["Write a shorter one: name fewer columns, or use a range instead of a list"])
    }
    var tokenizer = SQLTokenizer(bytes, .athena)
    var tokens = tokenizer.tokens()
    while tokens.last?.isSymbol(";") == true { tokens.removeLast() }
    try ReadOnlyCheck(bytes, tokens).run(endsInComment: tokenizer.endsInComment)
    self.sql = sql
    text = Self.blanked(bytes[..<(tokens.last?.range.upperBound ?? 0)], tokenizer.comments)
    names = SQLToken.names(of: tokens)
    hasLimit = Self.hasLimit(tokens)
  }

  /// The statement with a limit of its own where it has none: whole results are written before the first row is read.
  ///
  /// - Parameter rows: The rows that are wanted; one more is asked for, to tell whether there are more.
  public func limited(to rows: Int) -> String {
    hasLimit ? text : text + "\nLIMIT \(UInt(max(rows, 0)) + 1)"
  }

  /// A line and a column, counted in characters from 1, as a place of the statement with the words there.
  public func place(line: Int, column: Int) -> QueryError.Place {
    let lines = sql.split(separator: "\n", omittingEmptySubsequences: false)
    guard line >= 1, line <= lines.count else { return QueryError.Place(line: line, column: column, text: "the end") }
    let rest = lines[line - 1].unicodeScalars.dropFirst(max(column - 1, 0)).prefix(30)
    let words = String(String.UnicodeScalarView(rest))
    return QueryError.Place(line: line, column: column, text: words.allSatisfy(\.isWhitespace) ? "the end" : words)
  }

  /// The text with a space for every character of its comments, so that nobody needs to agree on where those end.
  private static func blanked(_ bytes: ArraySlice<UInt8>, _ comments: [Range<Int>]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    for comment in comments where comment.lowerBound < bytes.endIndex {
      out += bytes[position..<comment.lowerBound]
      for byte in bytes[comment.lowerBound..<min(comment.upperBound, bytes.endIndex)] where byte & 0xC0 != 0x80 {
        out.append(byte == 0x0A ? byte : 0x20)
      }
      position = min(comment.upperBound, bytes.endIndex)
    }
    out += bytes[position...]
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether LIMIT or FETCH stands outside of all brackets.
  private static func hasLimit(_ tokens: [SQLToken]) -> Bool {
    var depth = 0
    for token in tokens {
      if token.isSymbol("(") { depth += 1 }
      if token.isSymbol(")") { depth -= 1 }
      if depth == 0, token.isWord("LIMIT", "FETCH") { return true }
    }
    return false
  }
}
