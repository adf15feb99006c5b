/// Turns a text into the terms that the lexicon keeps and a question asks for.
///
/// Lower case, words as `WordSplitter` cuts them, stop words left out, the rest reduced by `Porter2Stemmer`. Numbers are
/// terms ("7", "0.23").
public struct TextAnalyzer: Sendable {
  /// The words that are no terms.
  public let stopWords: StopWords

  /// The analysis of English text, with its stop words unless others are given.
  public init(stopWords: StopWords = .english) { self.stopWords = stopWords }

  /// The terms of a text in their order, each as often as it occurs. O(bytes).
  public func terms(in text: String) -> [String] {
    var terms: [String] = []
    forEachTerm(in: text) { terms.append(String(decoding: $0, as: UTF8.self)) }
    return terms
  }

  /// How often each term occurs in a text. O(bytes).
  public func frequencies(in text: String) -> [String: Int] {
    var frequencies: [String: Int] = [:]
    forEachTerm(in: text) { frequencies[String(decoding: $0, as: UTF8.self), default: 0] += 1 }
    return frequencies
  }

  /// The term of a single word as `words(in:)` gives it; `nil` for a stop word.
  public func term(for word: String) -> String? {
    stopWords.contains(word) ? nil : Porter2Stemmer.stem(word)
  }

  /// The lower-case words of a text in their order, stop words among them, not reduced. O(bytes).
  public func words(in text: String) -> [String] {
    var words: [String] = []
    var splitter = WordSplitter()
    splitter.forEachWord(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Calls `body` with the UTF-8 bytes of each term, in order, without making strings: the way in for an index writer.
  public func forEachTerm(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var splitter = WordSplitter()
    var term: [UInt8] = []
    term.reserveCapacity(WordSplitter.maximumLength)
    splitter.forEachWord(in: text) { word in
      guard !stopWords.contains(word) else { return }
      term.removeAll(keepingCapacity: true)
      term.append(contentsOf: word)
      Porter2Stemmer.stem(&term)
      term.withUnsafeBufferPointer(body)
    }
  }
}
