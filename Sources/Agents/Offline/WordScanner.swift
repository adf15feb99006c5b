/// Splits text into words as the offline model compares them.
enum WordScanner {
  /// The lower-case runs of letters and digits, split between letters and digits that camel case or signs part.
  static func words(in text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.isLetterOrDigit {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  /// The pieces between white space and between hyphenated words, without the punctuation around them and without a
  /// possessive `'s`.
  static func tokens(in text: String) -> [Token] {
    text.split(whereSeparator: \.isWhitespace).flatMap(parts).compactMap(token)
  }

  /// The words of a hyphenated one; names with digits stay whole.
  private static func parts(of piece: Substring) -> [Substring] {
    let isName = piece.unicodeScalars.contains { isDigit($0) || $0 == "_" }
    return isName ? [piece] : piece.split(separator: "-")
  }

  private static func token(_ piece: Substring) -> Token? {
    var scalars = Array(piece.unicodeScalars)
    for possessive in ["'s", "’s"] {
      if let last = scalars.lastIndex(where: isTokenEnd),
        String(String.UnicodeScalarView(scalars[...last])).hasSuffix(possessive)
      {
        scalars.removeSubrange(last - 1...last)
      }
    }
    guard let first = scalars.firstIndex(where: isTokenEnd), let last = scalars.lastIndex(where: isTokenEnd) else {
      return nil
    }
    let isSigned = first > 0 && (scalars[first - 1] == "-" || scalars[first - 1] == ".") && isDigit(scalars[first])
    let rest = scalars[(last + 1)...]
    return Token(
      text: String(String.UnicodeScalarView(scalars[(isSigned ? first - 1 : first)...last])),
      endsClause: rest.contains { ",:;?!.".unicodeScalars.contains($0) }, isPercentage: rest.first == "%",
      isOpenAbove: rest.first == "+")
  }

  /// A piece of a question.
  struct Token: Hashable {
    /// The piece without the punctuation around it.
    let text: String
    /// Whether a comma, colon or stop follows.
    let endsClause: Bool
    /// Whether a percent sign follows.
    let isPercentage: Bool
    /// Whether a plus sign follows: "0.6+".
    let isOpenAbove: Bool

    /// The piece in lower case.
    var lowered: String { text.lowercased() }
    /// The number that the piece is, thousands separators left out.
    var number: Double? {
      guard text.unicodeScalars.contains(where: WordScanner.isDigit) else { return nil }
      return Double(text.filter { $0 != "," })
    }
  }

  /// Letters and digits of a token only, in lower case: `P-38384` and `p38384` are one.
  static func compact(_ token: String) -> String {
    String(String.UnicodeScalarView(token.lowercased().unicodeScalars.filter(isTokenEnd)))
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCIIDigit }

  private static func isTokenEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetterOrDigit
  }
}
