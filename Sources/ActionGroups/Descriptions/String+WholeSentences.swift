extension String {
  /// The text itself when it has at most so many characters, otherwise its first sentences and lines, whole ones, with a
  /// note behind them. O(characters).
  func wholeSentences(_ limit: Int, else note: String) -> String {
    guard count > limit else { return self }
    let room = limit - note.count - 1
    var kept = startIndex
    var end = startIndex
    var characters = 0
    while end < endIndex, characters < room {
      let character = self[end]
      end = index(after: end)
      characters += 1
      if character == "\n" || ((character == "." || character == "?") && endsSentence(at: end)) { kept = end }
    }
    let sentences = self[..<kept]
    let trimmed = sentences.last == "\n" ? sentences.dropLast() : sentences
    return trimmed.isEmpty ? note : "\(trimmed)\(sentences.last == "\n" ? "\n" : " ")\(note)"
  }

  private func endsSentence(at index: Index) -> Bool {
    index == endIndex || self[index] == " " || self[index] == "\n"
  }
}
