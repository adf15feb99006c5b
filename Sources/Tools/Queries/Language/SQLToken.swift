/// A word, name, literal or sign of a statement.
struct SQLToken: Sendable, Hashable {
  /// What a token is.
  enum Kind: Sendable, Hashable {
    /// A keyword or a name without quotes.
    case word
    /// A name between double quotes, grave accents or brackets.
    case quotedName
    case string
    case blob
    case number
    /// A place for a value: `?1`, `:name`.
    case variable
    case symbol
    /// What SQLite does not know, such as a string without an end.
    case invalid
  }

  let kind: Kind
  /// The bytes of the statement.
  let range: Range<Int>
  /// The token as it is written.
  let text: String

  /// A name without its quotes.
  var name: String {
    guard kind == .quotedName || kind == .string, text.utf8.count >= 2 else { return text }
    let inner = String(text.dropFirst().dropLast())
    guard let quote = text.first, quote != "[" else { return inner }
    return inner.replacing("\(quote)\(quote)", with: "\(quote)")
  }

  /// Whether it is a keyword, given in upper case.
  func isWord(_ keywords: String...) -> Bool { kind == .word && keywords.contains(text.uppercased()) }

  /// Whether it is a sign.
  func isSymbol(_ sign: String) -> Bool { kind == .symbol && text == sign }
}
