/// The text of one SELECT: checked at its face, taken apart, and rewritten for SQLite.
///
/// The checks here make the messages good; what a statement may do is up to the authorizer.
struct StatementText {
  /// As it was given.
  let sql: String
  let tokens: [SQLToken]
  /// The tokens that SQLite is given as they are.
  let untouched: [SQLToken]
  /// As SQLite is given it.
  let rewritten: String
  private let map: SourceMap

  /// - Throws: `QueryError` for an empty or overlong text, several statements, or one that is no SELECT.
  init(_ sql: String) throws(QueryError) {
    let bytes = Array(sql.utf8)
    guard bytes.count <= QueryLimits.statementBytes else {
      throw QueryError(
        .tooLarge, "the statement has \(bytes.count) bytes, at most \(QueryLimits.statementBytes) are allowed",
        remedies: ["Write a shorter one: name fewer columns, or use a range instead of a list"])
    }
    if let offset = bytes.firstIndex(of: 0) {
      throw QueryError(
        .syntax, "the statement has a NUL character", place: SourceMap.place(offset, in: bytes),
        remedies: ["Leave it out"])
    }
    var tokens = SQLTokenizer.tokens(bytes)
    while tokens.last?.isSymbol(";") == true { tokens.removeLast() }
    self.sql = sql
    self.tokens = tokens
    try Self.checkBeginning(tokens, bytes)
    if let end = tokens.firstIndex(where: { $0.isSymbol(";") }) {
      throw QueryError(
        .severalStatements, "there is more than one statement",
        place: SourceMap.place(tokens[min(end + 1, tokens.count - 1)].range.lowerBound, in: bytes),
        remedies: ["Send one SELECT at a time"])
    }
    var expansion = QueryExpansion(tokens)
    guard expansion.size() <= QueryExpansion.limit else {
      throw QueryError(
        .tooLarge, "the queries of the WITH clause name one another more than \(QueryExpansion.limit) times over",
        remedies: ["Name each once, or aggregate it before it is named again"])
    }
    let rewriting = SQLRewriter.rewrite(tokens, bytes)
    rewritten = rewriting.text
    map = rewriting.map
    untouched = rewriting.untouched
  }

  /// The names and words of the statement, in lower case.
  var names: Set<String> { SQLToken.names(of: tokens) }

  /// The place of a byte of the rewritten text.
  func place(rewrittenOffset offset: Int) -> QueryError.Place? {
    offset < 0 ? nil : place(offset: map.original(offset))
  }

  /// The place of a byte of the text as given.
  func place(offset: Int) -> QueryError.Place? { SourceMap.place(offset, in: Array(sql.utf8)) }

  private static func checkBeginning(_ tokens: [SQLToken], _ bytes: [UInt8]) throws(QueryError) {
    guard let first = tokens.first else {
      throw QueryError(.empty, "there is no statement", remedies: ["Write one SELECT"])
    }
    if first.isWord("SELECT", "WITH", "VALUES") { return }
    let place = SourceMap.place(first.range.lowerBound, in: bytes)
    let word = first.text.uppercased()
    if ["SHOW", "DESCRIBE", "DESC", "USE"].contains(word) {
      throw QueryError(
        .unsupported, "\(word) is not supported here", place: place,
        remedies: ["The tables and columns are listed with the tool, and by kb sql --schema"])
    }
    if first.kind == .word, SQLToken.statementWords.contains(word) { throw QueryError(forbidden: word, place: place) }
    throw QueryError(
      .syntax, "a statement begins with SELECT or WITH, found \(first.text.prefix(40))", place: place,
      remedies: ["Write one SELECT"])
  }
}
