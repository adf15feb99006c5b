/// Looks for what makes a statement of Athena's SQL more than a query.
struct ReadOnlyCheck {
  private let bytes: [UInt8]
  private let tokens: [SQLToken]

  init(_ bytes: [UInt8], _ tokens: [SQLToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// - Throws: `QueryError` for the first thing that does not belong into one query.
  func run(endsInComment: Bool) throws(QueryError) {
    if let offset = bytes.firstIndex(of: 0) {
      throw QueryError(
        .syntax, "the statement has a NUL character", place: SourceMap.place(offset, in: bytes),
        remedies: ["Leave it out"])
    }
    if tokens.isEmpty { throw QueryError(.empty, "there is no statement", remedies: ["Write one SELECT"]) }
    try checkUnits(endsInComment)
    try checkBeginning(at: 0)
    if let end = tokens.firstIndex(where: { $0.isSymbol(";") }) {
      throw QueryError(
        .severalStatements, "there is more than one statement", place: place(min(end + 1, tokens.count - 1)),
        remedies: ["Send one SELECT at a time"])
    }
    if tokens.first?.isWord("WITH") == true { try checkWith() }
    try checkBrackets()
  }

  private func checkUnits(_ endsInComment: Bool) throws(QueryError) {
    if endsInComment {
      throw QueryError(.syntax, "a comment /* has no end", remedies: ["End it with */, or leave it out"])
    }
    guard let index = tokens.firstIndex(where: { $0.kind == .invalid }) else { return }
    let isAccent = tokens[index].text.hasPrefix("`")
    throw QueryError(
      .syntax, isAccent ? "names are not quoted with ` here" : "a quotation mark has no counterpart",
      place: place(index),
      remedies: [isAccent ? "Write \"name\"" : "Close it; within it, write it twice"])
  }

  /// What a query, whole or in brackets, begins with.
  private func checkBeginning(at start: Int) throws(QueryError) {
    guard let index = tokens[start...].firstIndex(where: { !$0.isSymbol("(") }) else {
      throw QueryError(.syntax, "the statement ends too early", remedies: ["Write one SELECT"])
    }
    let token = tokens[index]
    if token.isWord("SELECT", "WITH", "VALUES") { return }
    let word = token.text.uppercased()
    if token.kind == .word, ["SHOW", "DESCRIBE", "DESC"].contains(word) {
      throw QueryError(
        .unsupported, "\(word) is not supported here", place: place(index),
        remedies: ["The tables and columns are listed with the tool, and by kb sql --schema"])
    }
    if token.kind == .word, SQLToken.statementWords.contains(word) {
      throw QueryError(forbidden: word, place: place(index))
    }
    throw QueryError(
      .syntax, "a statement begins with SELECT or WITH, found \(token.text.prefix(40))", place: place(index),
      remedies: ["Write one SELECT"])
  }

  /// `WITH [RECURSIVE] name [(column, …)] AS (query), … query`: every query begins as one.
  private func checkWith() throws(QueryError) {
    var index = token(1)?.isWord("RECURSIVE") == true && token(2)?.isWord("AS") != true ? 2 : 1
    while true {
      index += 1
      if token(index)?.isSymbol("(") == true { index = behindBrackets(index) }
      guard token(index)?.isWord("AS") == true, token(index + 1)?.isSymbol("(") == true else {
        throw QueryError(
          .syntax, "the WITH clause does not read name AS (SELECT …)", place: place(min(index, tokens.count - 1)),
          remedies: ["Write WITH name AS (SELECT …) SELECT …"])
      }
      try checkBeginning(at: index + 2)
      index = behindBrackets(index + 1)
      guard token(index)?.isSymbol(",") == true else { break }
      index += 1
    }
    guard index < tokens.count else {
      throw QueryError(.syntax, "the statement ends too early", remedies: ["Write a SELECT behind the WITH clause"])
    }
    try checkBeginning(at: index)
  }

  /// Nothing in brackets begins as a statement that writes, and no table function passes a statement on.
  private func checkBrackets() throws(QueryError) {
    for index in tokens.indices.dropFirst() where tokens[index - 1].isSymbol("(") && tokens[index].kind == .word {
      let word = tokens[index].text.uppercased()
      guard SQLToken.statementWords.contains(word), let next = token(index + 1) else { continue }
      let isName = next.kind == .quotedName || next.kind == .word && !Self.operators.contains(next.text.uppercased())
      if isName { throw QueryError(forbidden: word, place: place(index)) }
    }
    for index in tokens.indices where tokens[index].isWord("TABLE") && token(index + 1)?.isSymbol("(") == true {
      if token(index + 2)?.isWord("SEQUENCE", "EXCLUDE_COLUMNS") == true, token(index + 3)?.isSymbol("(") == true {
        continue
      }
      throw QueryError(forbidden: "a table function", place: place(index))
    }
  }

  private static let operators: Set<String> = [
    "AND", "AS", "ASC", "AT", "BETWEEN", "DESC", "ESCAPE", "FILTER", "IN", "IS", "LIKE", "NOT", "NULLS", "OR",
    "ORDER", "OVER", "PARTITION", "ROWS", "RANGE", "WHEN", "THEN", "ELSE", "END",
  ]

  /// The token behind the brackets that open here; behind the last token when they do not close.
  private func behindBrackets(_ start: Int) -> Int {
    var depth = 0
    for index in tokens.indices[start...] {
      if tokens[index].isSymbol("(") { depth += 1 }
      if tokens[index].isSymbol(")") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return tokens.count
  }

  private func token(_ index: Int) -> SQLToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  private func place(_ index: Int) -> QueryError.Place {
    SourceMap.place(token(index)?.range.lowerBound ?? bytes.count, in: bytes)
  }
}
