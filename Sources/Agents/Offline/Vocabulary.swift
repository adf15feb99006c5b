import Retrieval

/// How well the words of a question fit the texts of the evidence.
///
/// A text of the evidence is taken apart and compared with the question once, however many values bear it.
final class Vocabulary {
  /// A text of the evidence, taken apart.
  private struct Words {
    let words: Set<String>
    let stems: Set<String>
    let compact: Set<String>
    let numbers: Set<Double>

    /// - Parameter isExact: whether names and numbers are asked for, which are looked up whole.
    init(_ text: String, isExact: Bool) {
      words = Set(WordScanner.words(in: text))
      stems = Set(words.map(Porter2Stemmer.stem))
      guard isExact else {
        compact = []
        numbers = []
        return
      }
      compact = Set(
        text.split { $0.isWhitespace || ",;:()[]\"'`".contains($0) }.map { WordScanner.compact(String($0)) })
      numbers = Set(
        text.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0.trimming { $0 == "." }) })
    }
  }

  /// The bound that the question sets, which names need not state.
  let bound: Term?
  /// The words that are compared, in order.
  let terms: [Term]
  private let expansions: [String: [String]]
  private let positions: [Term: Int]
  private let initialisms: [String: [String]]
  private var byText: [String: [Double]] = [:]
  private var byWord: [String: [Double]] = [:]

  /// The vocabulary for some words of a question; runs of the question's words may stand as their initials.
  ///
  /// - Parameter expansions: what abbreviations spell out to in the documents themselves, as stems.
  init(question: Question, terms: [Term], expansions: [String: [String]] = [:]) {
    self.terms = terms
    bound = question.condition.flatMap { condition in terms.first { $0.kind == .number(condition.bound) } }
    self.expansions = expansions
    positions = Dictionary(terms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var initialisms: [String: [String]] = [:]
    let words = question.words.flatMap(WordScanner.words)
    for length in 2...4 where words.count >= length {
      for run in (0...(words.count - length)).map({ words[$0..<$0 + length] }) {
        initialisms[String(run.compactMap(\.first))] = run.map(Porter2Stemmer.stem)
      }
    }
    self.initialisms = initialisms
  }

  /// How well a term fits a text, 0 to 1.
  func quality(of term: Term, in text: String) -> Double {
    guard let position = positions[term] else { return 0 }
    return qualities(in: text)[position]
  }

  /// How well each term fits a text, 0 to 1.
  func qualities(in text: String) -> [Double] {
    if let known = byText[text] { return known }
    let words = Words(text, isExact: terms.contains(where: \.isExact))
    var best = [Double](repeating: 0, count: terms.count)
    for word in words.words {
      for (position, quality) in qualities(word: word).enumerated() where quality > best[position] {
        best[position] = quality
      }
    }
    for (position, term) in terms.enumerated() {
      if term.isExact { best[position] = exactQuality(of: term, in: words) }
      if let parts = expansions[term.text] ?? Thesaurus.expansion(of: term.text), words.stems.isSuperset(of: parts) {
        best[position] = max(best[position], 0.9)
      }
    }
    byText[text] = best
    return best
  }

  private func exactQuality(of term: Term, in words: Words) -> Double {
    if case .number(let value) = term.kind { return words.numbers.contains(value) ? 1 : 0 }
    if words.compact.contains(term.stem) { return 1 }
    let parts = WordScanner.words(in: term.text)
    guard parts.count > 1, !parts.contains(where: { Double($0) != nil }) else { return 0 }
    return parts.allSatisfy { words.stems.contains(Porter2Stemmer.stem($0)) } ? 0.9 : 0
  }

  private func qualities(word: String) -> [Double] {
    if let known = byWord[word] { return known }
    let stem = Porter2Stemmer.stem(word)
    let qualities = terms.map { $0.kind == .word ? compare($0, word, stem) : 0 }
    byWord[word] = qualities
    return qualities
  }

  private func compare(_ term: Term, _ word: String, _ stem: String) -> Double {
    if term.stem == stem { return 1 }
    if (expansions[word] ?? Thesaurus.expansion(of: word))?.contains(term.stem) == true { return 0.9 }
    if Thesaurus.expansion(of: term.text)?.contains(stem) == true { return 0.6 }
    if initialisms[word]?.contains(term.stem) == true { return 0.9 }
    if Thesaurus.synonyms(of: term.stem).contains(stem) { return 0.8 }
    let shorter = min(term.stem.utf8.count, stem.utf8.count)
    let longer = max(term.stem.utf8.count, stem.utf8.count)
    let isPrefix = term.stem.hasPrefix(stem) || stem.hasPrefix(term.stem)
    if isPrefix, shorter >= 4 || (shorter == 3 && (longer >= 7 || longer <= 5)) { return 0.7 }
    let common = zip(term.stem.utf8, stem.utf8).prefix { $0 == $1 }.count
    if common >= 5, common * 5 >= longer * 3 { return 0.65 }
    if shorter >= 5, Spelling.isMisspelling(term.text, of: word) { return 0.65 }
    return 0
  }
}
