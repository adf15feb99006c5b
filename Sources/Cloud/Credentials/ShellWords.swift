/// Cuts a command line into its words as a POSIX shell does, without expanding anything.
enum ShellWords {
  /// The words; `nil` when a quotation mark or a backslash at the end is left open.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var characters = line[...]
    while let character = characters.popFirst() {
      switch (character, quote) {
      case ("\\", nil), ("\\", "\""):
        guard let next = characters.popFirst() else { return nil }
        // Between double quotation marks a backslash stands for itself before most characters.
        let isEscape = quote == nil || "\\\"$`".contains(next)
        word = (word ?? "") + (isEscape ? "" : "\\") + String(next)
      case (_, let open?) where character == open: quote = nil
      case (_, .some): word?.append(character)
      case ("'", nil), ("\"", nil):
        quote = character
        word = word ?? ""
      case (_, nil) where character.isWhitespace:
        if let complete = word { words.append(complete) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    return words + (word.map { [$0] } ?? [])
  }
}
