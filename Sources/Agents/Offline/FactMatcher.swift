import Retrieval

/// Weighs how much of a question the names of a value cover.
struct FactMatcher {
  let vocabulary: Vocabulary
  private let weights: [Double]

  /// How far the parts of a name count: the value's own name and record most, the document around it least.
  private enum Level {
    static let path = 0.95
    static let value = 0.7
    static let context = 0.8
  }

  /// What the names of a value cover of the question.
  struct Match {
    /// How well each term is covered, in the order of the terms.
    var qualities: [Double]
    /// The covered share of the question's weight, 0 to 1.
    var coverage: Double
    /// The coverage, corrected by what the names say beyond the question and by the document's place.
    var score: Double
  }

  /// The rarer a word is in the evidence, the more it weighs; names and numbers weigh most.
  init(evidence: Evidence, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let facts = evidence.facts
    var hits = [Int](repeating: 0, count: vocabulary.terms.count)
    for fact in facts {
      for (position, quality) in Self.qualities(of: fact, vocabulary).enumerated() where quality > 0.4 {
        hits[position] += 1
      }
    }
    weights = zip(vocabulary.terms, hits).map { term, hits in
      if term == vocabulary.bound { return 0.35 }
      if term.isExact { return 2 }
      return term.isSoft ? 0.35 : 0.6 + 1.4 * Self.rarity(hits: hits, of: facts.count)
    }
  }

  /// 0 for a word of every value, rising by a tenth with every halving, at most 1.
  private static func rarity(hits: Int, of count: Int) -> Double {
    guard hits > 0, count > 0 else { return 1 }
    var share = Double(hits) / Double(count)
    var rarity = 0.0
    while share < 1, rarity < 1 {
      share *= 2
      rarity += 0.1
    }
    return rarity
  }

  private static func qualities(of fact: Fact, _ vocabulary: Vocabulary) -> [Double] {
    var best = vocabulary.qualities(in: fact.name)
    func raise(_ text: String, _ level: Double) {
      for (position, quality) in vocabulary.qualities(in: text).enumerated() {
        best[position] = max(best[position], quality * level)
      }
    }
    if let row = fact.row {
      raise(row.text, 1)
      raise(row.words, Level.path)
      raise(row.title, Level.path)
    }
    for key in fact.path { raise(key, Level.path) }
    if fact.number == nil, fact.value.utf8.count <= 60 { raise(fact.value, Level.value) }
    raise(fact.context, Level.context)
    return best
  }

  /// How much of the question a value's names cover.
  func match(_ fact: Fact) -> Match {
    let qualities = Self.qualities(of: fact, vocabulary)
    let coverage = coverage(qualities)
    let score =
      coverage + 0.15 * namedShare(fact.name) - 0.012 * Double(min(unasked(fact), 6))
      - 0.01 * Double(min(fact.document, 5)) + 0.04 * Self.preference(fact) - 0.2 * arbitrariness(fact)
    return Match(qualities: qualities, coverage: coverage, score: score)
  }

  /// How far a value's record was picked without being named: 1 when the question says nothing of it, less when it
  /// names a part of a label with several parts.
  func arbitrariness(_ fact: Fact) -> Double {
    guard let row = fact.row else { return 0 }
    let parts = row.text.split(separator: "/").map(String.init)
    guard !parts.isEmpty else { return 1 }
    let named = parts.count { part in vocabulary.qualities(in: part).contains { $0 > 0.5 } }
    if named == 0, vocabulary.qualities(in: row.words).contains(where: { $0 > 0.6 }) { return 0.6 }
    return 1 - Double(named) / Double(parts.count)
  }

  /// What people mean when they name no split: the figures on data that the model has not seen.
  private static func preference(_ fact: Fact) -> Double {
    let names = Set((fact.path + [fact.row?.text ?? "", fact.row?.words ?? ""]).flatMap(WordScanner.words))
    if !names.isDisjoint(with: ["test", "holdout"]) { return 1 }
    return names.isDisjoint(with: ["train", "training", "baseline", "baselines"]) ? 0.5 : 0
  }

  /// The covered share of the question's weight.
  func coverage(_ qualities: [Double]) -> Double {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 0 }
    return zip(qualities, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  /// The share of the words of a name that the question contains.
  func namedShare(_ name: String) -> Double {
    let parts = WordScanner.words(in: name)
    guard !parts.isEmpty else { return 0 }
    return Double(parts.count { isAsked($0) }) / Double(parts.count)
  }

  private func isAsked(_ word: String) -> Bool { vocabulary.qualities(in: word).contains { $0 > 0.5 } }

  private func unasked(_ fact: Fact) -> Int {
    (fact.path + [fact.name]).reduce(0) { $0 + WordScanner.words(in: $1).count { !isAsked($0) } }
  }

  /// Whether the terms that a match leaves out are so few and so light that the value still answers the question.
  func answers(_ match: Match) -> Bool { answers(match.qualities) }

  /// Whether the terms that some names leave out are so light that they still answer the question: no name or number,
  /// and of the weight at most three tenths.
  func answers(_ qualities: [Double]) -> Bool {
    var left = 0.0
    for (position, term) in vocabulary.terms.enumerated() where qualities[position] < 0.5 {
      if term.isExact, term != vocabulary.bound { return false }
      left += weights[position]
    }
    return left <= 0.3 * weights.reduce(0, +)
  }
}
