/// Picks the series that a question is about.
struct SeriesMatcher {
  let facts: FactMatcher
  /// Whether models are to be told apart ("which model …").
  let asksForModel: Bool
  private var vocabulary: Vocabulary { facts.vocabulary }

  /// A series and how well it fits.
  struct Match {
    let series: Series
    let qualities: [Double]
    let coverage: Double
    var score: Double
  }

  /// The best series that meets a condition; `nil` when none covers enough of the question.
  func best(
    _ candidates: [Series], prefersScores: Bool, isSigned: Bool = false, where isFit: (Series) -> Bool
  ) -> Match? {
    var best: Match?
    for series in candidates where isFit(series) {
      var match = match(series, prefersScores: prefersScores)
      let hasNegative = series.numbers.contains { $0.number < 0 }
      // Sizes are asked for by sizes; a list with signs is asked for by what lowers and raises.
      if hasNegative == isSigned { match.score += isSigned ? 0.2 : 0.05 }
      if facts.answers(match.qualities), match.score > best?.score ?? 0 { best = match }
    }
    return best
  }

  /// How well a series fits the question.
  func match(_ series: Series, prefersScores: Bool) -> Match {
    var qualities = vocabulary.qualities(in: series.name)
    func raise(_ text: String, _ level: Double) {
      for (position, quality) in vocabulary.qualities(in: text).enumerated() {
        qualities[position] = max(qualities[position], quality * level)
      }
    }
    raise(series.labelTitle, 1)
    for key in series.path { raise(key, 0.95) }
    raise(series.context, 0.8)
    let labels = labelQualities(series)
    for (position, shared) in labels.shared.enumerated() {
      qualities[position] = max(qualities[position], 0.9 * shared)
    }
    let coverage = facts.coverage(qualities)
    var score = coverage + 0.12 * facts.namedShare(series.name) + 0.08 * best(series.labelTitle)
    score -= 0.01 * Double(min(series.document, 5))
    // A word that names just one member asks for that member, not for the list.
    for (position, single) in labels.single.enumerated()
    where single && vocabulary.qualities(in: series.name)[position] < 0.9 {
      score -= 0.15
    }
    if asksForModel, series.labelTitle == "document" || series.labelTitle.hasPrefix("model") { score += 0.2 }
    if !Set(series.path.flatMap(WordScanner.words)).isDisjoint(with: ["test", "holdout"]) { score += 0.03 }
    score += series.isRecords ? 0.03 : 0
    score += series.isSorted ? 0.05 : 0
    if prefersScores, Self.isScore(series) { score += 0.3 }
    return Match(series: series, qualities: qualities, coverage: coverage, score: score)
  }

  /// How well each term fits all labels alike, and whether it fits few of them.
  private func labelQualities(_ series: Series) -> (shared: [Double], single: [Bool]) {
    var shared = [Double](repeating: 1, count: vocabulary.terms.count)
    var bearing = [Int](repeating: 0, count: vocabulary.terms.count)
    for element in series.elements {
      for (position, quality) in vocabulary.qualities(in: element.label).enumerated() {
        shared[position] = min(shared[position], quality)
        if quality > 0.85 { bearing[position] += 1 }
      }
    }
    return (shared, bearing.map { $0 > 0 && $0 * 3 <= series.elements.count })
  }

  /// Whether the members are measured in what lists of drivers are measured in.
  static func isScore(_ series: Series) -> Bool {
    !scoreStems.isDisjoint(with: (series.path + [series.name]).flatMap(WordScanner.words))
  }

  private func best(_ text: String) -> Double { vocabulary.qualities(in: text).max() ?? 0 }

  /// What lists of drivers are measured in.
  private static let scoreStems: Set<String> = [
    "importance", "importances", "gain", "shap", "weight", "coefficient", "coefficients", "beta", "contribution",
    "score",
  ]
}
