/// Picks the series that a question is about.
struct SeriesMatcher {
  let facts: FactMatcher
  private var vocabulary: Vocabulary { facts.vocabulary }

  /// A series and how well it fits.
  struct Match {
    let series: Series
    let coverage: Double
    let score: Double
  }

  /// The best series that meets a condition; `nil` when none covers enough of the question.
  func best(_ candidates: [Series], prefersScores: Bool, where isFit: (Series) -> Bool) -> Match? {
    var best: Match?
    for series in candidates where isFit(series) {
      let match = match(series, prefersScores: prefersScores)
      if match.coverage >= 0.58, match.score > best?.score ?? 0 { best = match }
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
    let coverage = facts.coverage(qualities)
    var score = coverage + 0.12 * facts.namedShare(series.name) + 0.08 * best(series.labelTitle)
    score -= 0.02 * Double(min(series.document, 5))
    score += series.isRecords ? 0.03 : 0
    score += series.isSorted ? 0.05 : 0
    if prefersScores,
      !Self.scoreStems.isDisjoint(with: WordScanner.words(in: series.name + " " + series.path.joined(separator: " ")))
    {
      score += 0.06
    }
    return Match(series: series, coverage: coverage, score: score)
  }

  private func best(_ text: String) -> Double { vocabulary.qualities(in: text).max() ?? 0 }

  /// What lists of drivers are measured in.
  private static let scoreStems: Set<String> = [
    "importance", "importances", "gain", "shap", "weight", "coefficient", "coefficients", "beta", "contribution",
    "score",
  ]
}
