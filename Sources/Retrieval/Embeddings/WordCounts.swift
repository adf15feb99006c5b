/// The distinct words of a text in the order of their first occurrence, with how often each occurs.
struct WordCounts {
  private var words: [String] = []
  private var counts: [Int] = []

  /// Counts the lower-case words of a text, without some. O(bytes).
  init(_ text: String, without stopWords: StopWords) {
    var positions: [String: Int] = [:]
    var splitter = WordSplitter()
    splitter.forEachWord(in: text) { bytes in
      guard !stopWords.contains(bytes) else { return }
      let word = String(decoding: bytes, as: UTF8.self)
      if let position = positions[word] {
        counts[position] += 1
      } else {
        positions[word] = words.count
        words.append(word)
        counts.append(1)
      }
    }
  }

  /// Whether there is no word.
  var isEmpty: Bool { words.isEmpty }

  /// Calls `body` with each word and its count; the order is that of the text, so that sums of floating-point numbers
  /// over the words come out the same every time.
  func forEach(_ body: (String, Int) -> Void) {
    for (word, count) in zip(words, counts) { body(word, count) }
  }
}
