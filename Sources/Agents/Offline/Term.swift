import Retrieval

/// A word of a question that an answer has to be about.
struct Term: Sendable, Hashable {
  /// What kind of word it is.
  enum Kind: Sendable, Hashable {
    /// A word, by its stem.
    case word
    /// A name with digits or underscores: it matches whole or not at all.
    case identifier
    /// A number.
    case number(Double)
  }

  /// The word in lower case.
  let text: String
  /// Its stem; for an identifier its letters and digits.
  let stem: String
  /// What kind of word it is.
  let kind: Kind

  /// A word of a question.
  init(_ token: WordScanner.Token) {
    text = token.lowered
    if let number = token.number {
      kind = .number(number)
      stem = token.lowered
    } else if Thesaurus.expansion(of: token.lowered) == nil,
      token.text.unicodeScalars.contains(where: { WordScanner.isDigit($0) || $0 == "_" })
    {
      kind = .identifier
      stem = WordScanner.compact(token.text)
    } else {
      kind = .word
      stem = Porter2Stemmer.stem(token.lowered)
    }
  }

  /// Whether an answer may do without it.
  var isSoft: Bool { kind == .word && Thesaurus.soft.contains(stem) }

  /// Whether nothing but itself can stand for it.
  var isExact: Bool { kind != .word }
}
