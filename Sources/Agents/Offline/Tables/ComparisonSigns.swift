/// The signs of comparison that analysts write instead of words: `churn >= 0.5`.
enum ComparisonSigns {
  /// The text with its signs as words, also between words without blanks; arrows stay as they are.
  ///
  /// - Complexity: O(length).
  static func spelled(_ text: String) -> String {
    guard text.contains(where: isSign) else { return text }
    var spelled = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: isSign) {
      let run = rest[start...].prefix(while: isSign)
      let isArrow = rest[..<start].last == "-"
      spelled += rest[..<start] + (isArrow ? String(run) : words[String(run)].map { " \($0) " } ?? String(run))
      rest = rest[run.endIndex...]
    }
    return spelled + rest
  }

  private static func isSign(_ character: Character) -> Bool { "<>=≤≥≠!".contains(character) }

  private static let words = [
    ">": "above", ">=": "at least", "=>": "at least", "≥": "at least", "<": "below", "<=": "at most", "=<": "at most",
    "≤": "at most", "=": "equals", "==": "equals", "!=": "not", "<>": "not", "≠": "not",
  ]
}
