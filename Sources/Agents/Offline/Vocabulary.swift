import Retrieval

/// How well the words of a question fit the texts of the evidence.
///
/// A text of the evidence is taken apart and compared with the question once, however many values bear it.
final class Vocabulary {
  /// A text of the evidence, taken apart.
  private struct Words {
    let stems: Set<String>
    let compact: Set<String>
    let numbers: Set<Double>

    init(_ text: String) {
      stems = Set(WordScanner.words(in: text).map(Porter2Stemmer.stem))
      compact = Set(
        text.split { $0.isWhitespace || ",;:()[]\"'`".contains($0) }.map { WordScanner.compact(String($0)) })
      numbers = Set(
        text.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0.trimming { $0 == "." }) })
    }
  }

  /// The words that are compared, in order.
  let terms: [Term]
  private let positions: [Term: Int]
  private let initialisms: [String: [String]]
  private var byText: [String: [Double]] = [:]
  private var byStem: [String: [Double]] = [:]

  /// The vocabulary for some words of a question; runs of the question's words may stand as their initials.
  init(question: Question, terms: [Term]) {
    self.terms = terms
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
    let words = Words(text)
    var best = [Double](repeating: 0, count: terms.count)
    for stem in words.stems {
      for (position, quality) in qualities(stem: stem).enumerated() where quality > best[position] {
        best[position] = quality
      }
    }
    for (position, term) in terms.enumerated() where term.isExact {
      best[position] = exactQuality(of: term, in: words)
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

  private func qualities(stem: String) -> [Double] {
    if let known = byStem[stem] { return known }
    let qualities = terms.map { $0.kind == .word ? compare($0, stem) : 0 }
    byStem[stem] = qualities
    return qualities
  }

  private func compare(_ term: Term, _ stem: String) -> Double {
    if term.stem == stem { return 1 }
    if Thesaurus.expansion(of: stem)?.contains(term.stem) == true { return 0.9 }
    if Thesaurus.expansion(of: term.text)?.contains(stem) == true { return 0.6 }
    if initialisms[stem]?.contains(term.stem) == true { return 0.9 }
    if Thesaurus.synonyms(of: term.stem).contains(stem) { return 0.8 }
    let shorter = min(term.stem.utf8.count, stem.utf8.count)
    let longer = max(term.stem.utf8.count, stem.utf8.count)
    let isPrefix = term.stem.hasPrefix(stem) || stem.hasPrefix(term.stem)
    if isPrefix, shorter >= 4 || (shorter == 3 && longer >= 8) { return 0.7 }
    if shorter >= 5, Spelling.isMisspelling(term.stem, of: stem) { return 0.65 }
    return 0
  }
}
