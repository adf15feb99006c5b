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

  /// The pieces between white space, without the punctuation around them.
  static func tokens(in text: String) -> [Token] {
    text.split(whereSeparator: \.isWhitespace).compactMap { piece in
      let scalars = Array(piece.unicodeScalars)
      guard let first = scalars.firstIndex(where: isTokenEnd), let last = scalars.lastIndex(where: isTokenEnd) else {
        return nil
      }
      let start =
        first > 0 && (scalars[first - 1] == "-" || scalars[first - 1] == ".") && isDigit(scalars[first])
        ? first - 1 : first
      return Token(
        text: String(String.UnicodeScalarView(scalars[start...last])),
        endsClause: scalars[(last + 1)...].contains { ",:;?!.".unicodeScalars.contains($0) },
        isPercentage: scalars[(last + 1)...].first == "%", isOpenAbove: scalars[(last + 1)...].first == "+")
    }
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
