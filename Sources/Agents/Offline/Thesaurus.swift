import Retrieval

/// Everyday words for what prediction models, their metrics and query results are called.
///
/// Only words of statistics and business; nothing here names a document, a field or a model.
enum Thesaurus {
  /// Words that stand for one another; what a word has in common with two others does not make these the same.
  private static let groups: [[String]] = [
    ["feature", "driver", "factor", "variable", "predictor", "input", "sensor", "signal", "term", "covariate"],
    ["importance", "important", "matter", "drive", "influence", "influential", "gain", "shap", "impact", "weight"],
    ["importance", "coefficient", "beta", "effect", "contribution", "useful", "permutation", "split"],
    ["customer", "client", "subscriber", "member", "user"],
    ["churn", "leave", "attrition", "cancel", "quit", "defect"],
    ["worth", "value", "ltv", "clv"],
    ["usd", "dollar", "money"],
    ["threshold", "cutoff", "limit", "alert", "trip"],
    ["error", "off", "rmse"], ["error", "off", "mae"], ["error", "loss"],
    ["performance", "good", "accurate", "reliable", "quality", "accuracy"],
    ["performance", "good", "accurate", "reliable", "quality", "auc"],
    ["performance", "good", "accurate", "reliable", "quality", "r2"],
    ["performance", "good", "accurate", "reliable", "quality", "f1"],
    ["performance", "good", "accurate", "reliable", "quality", "auroc"],
    ["fair", "fairness", "parity"],
    ["row", "record", "sample", "observation", "example", "entry"],
    ["train", "training", "development"],
    ["test", "holdout"],
    ["validation", "valid"],
    ["missing", "empty", "null", "absent", "blank"],
    ["meaning", "description", "definition", "mean", "stand"],
    ["count", "number", "total"],
    ["probability", "likelihood", "likely", "risk", "chance", "odds", "prob"],
    ["average", "mean", "avg", "typical"],
    ["percent", "pct", "percentage", "share", "rate"],
    ["sex", "gender"],
    ["remaining", "left"],
    ["duration", "long", "days", "time"],
    ["location", "where", "site", "place"],
    ["state", "status"],
    ["version", "release"],
    ["range", "limits", "span"],
    ["critical", "severe"],
    ["live", "production", "deployed"],
    ["hot", "temperature"],
    ["tree", "round", "iteration"],
    ["flagged", "flag", "selection", "alert"],
    ["interval", "ci"],
    ["prediction", "predicted", "predict"],
  ]

  /// Abbreviations that the field writes in place of words.
  private static let abbreviations: [String: [String]] = [
    "mae": ["mean", "absolute", "error"], "rmse": ["root", "mean", "squared", "error"], "r2": ["r", "squared"],
    "auc": ["area", "under", "curve"], "auroc": ["auc", "roc"], "ltv": ["lifetime", "value"],
    "ppv": ["positive", "predictive", "value"], "npv": ["negative", "predictive", "value"],
    "tpr": ["true", "positive", "rate"], "fpr": ["false", "positive", "rate"], "ap": ["average", "precision"],
    "nps": ["net", "promoter", "score"], "pd": ["probability", "default"], "f1": ["f1"], "h": ["hour"], "d": ["day"],
    "abs": ["absolute"], "dev": ["development"], "prob": ["probability"], "qty": ["quantity"],
    "ci": ["confidence", "interval"], "ci95": ["confidence", "interval"],
  ]

  /// The stems of words that say what kind of thing is asked for; an answer may do without them.
  static let soft: Set<String> = Set(
    """
    feature driver factor variable predictor input sensor signal term covariate importance important matter drive \
    influence influential useful impact model score value rate data set unit units meaning range definition row rows \
    sample average mean typical statistic figure metric result total group time period customer client high highly low
    baseline predict prediction
    """.split(whereSeparator: \.isWhitespace).map { Porter2Stemmer.stem(String($0)) })

  /// The stems that stand for a stem, itself left out.
  static func synonyms(of stem: String) -> Set<String> { byStem[stem] ?? [] }

  /// What an abbreviation spells out to, as stems.
  static func expansion(of word: String) -> [String]? { expansions[word] }

  private static let expansions = abbreviations.mapValues { $0.map(Porter2Stemmer.stem) }

  private static let byStem: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for group in groups {
      let stems = Set(group.map(Porter2Stemmer.stem))
      for stem in stems { table[stem, default: []].formUnion(stems.subtracting([stem])) }
    }
    return table
  }()
}
