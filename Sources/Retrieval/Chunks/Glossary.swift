/// Says abbreviations and technical words of statistics and business in everyday words, in which people ask.
public struct Glossary: Sendable, Hashable {
  /// The meaning of each abbreviation, which is written in lower case.
  public let meanings: [String: String]
  /// The meanings under the abbreviations' bytes in one number, which is quick to make of a word.
  private let meaningsByKey: [UInt128: String]

  /// Words of at most sixteen letters and digits with their meanings; others are left out.
  public init(_ meanings: [String: String]) {
    self.meanings = meanings
    var byKey: [UInt128: String] = [:]
    for (abbreviation, meaning) in meanings where (1...Self.maximumLength).contains(abbreviation.utf8.count) {
      byKey[abbreviation.utf8.reduce(0) { $0 << 8 | UInt128($1 | 0x20) }] = meaning
    }
    meaningsByKey = byKey
  }

  /// The abbreviations of a text, each once, in the order of the text, with their meanings.
  ///
  /// A word is a run of ASCII letters and digits, so that `r2_score` holds `r2`.
  /// - Complexity: O(bytes).
  public func expansions(in text: String) -> [Expansion] {
    var found: [Expansion] = []
    var key: UInt128 = 0
    var length = 0
    func finishWord() {
      if length > 1, length <= Self.maximumLength, let meaning = meaningsByKey[key],
        !found.contains(where: { $0.meaning == meaning })
      {
        found.append(Expansion(abbreviation: Self.word(key), meaning: meaning))
      }
      (key, length) = (0, 0)
    }
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) {
        key = key << 8 | UInt128(byte | 0x20)
        length += 1
      } else if length > 0 {
        finishWord()
      }
    }
    finishWord()
    return found
  }

  /// How many letters fit into a key.
  private static let maximumLength = 16

  /// A word with its meaning.
  public struct Expansion: Sendable, Hashable {
    /// The word in lower case.
    public let abbreviation: String
    /// What it stands for.
    public let meaning: String
  }

  private static func word(_ key: UInt128) -> String {
    let bytes = (0..<maximumLength).reversed().map { UInt8(truncatingIfNeeded: key >> (8 * UInt128($0))) }
      .filter { $0 != 0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Common abbreviations and technical words of statistics, machine learning and business.
  public static let general = Glossary([
    "arpu": "average revenue per user", "auc": "area under the curve", "avg": "average",
    "cac": "customer acquisition cost", "clv": "customer lifetime value", "csat": "customer satisfaction",
    "brier": "quality of probabilities", "churn": "customers who leave",
    "coefficients": "what raises and lowers it", "ctr": "click-through rate", "dau": "daily active users",
    "ece": "expected calibration error",
    "f1": "harmonic mean of precision and recall", "fnr": "false negative rate", "fpr": "false positive rate",
    "importance": "what drives it, what matters most", "importances": "what drives it, what matters most",
    "iqr": "interquartile range", "kpi": "key performance indicator", "ltv": "lifetime value",
    "mae": "mean absolute error", "mape": "mean absolute percentage error", "mau": "monthly active users",
    "metrics": "how good, accurate and reliable it is", "mcc": "Matthews correlation coefficient",
    "mse": "mean squared error", "nps": "net promoter score",
    "pct": "percent", "psi": "population stability index", "r2": "r squared, variance explained",
    "rmse": "root mean squared error", "roc": "receiver operating characteristic", "roi": "return on investment",
    "shap": "what drives a prediction", "std": "standard deviation",
    "tnr": "true negative rate", "tpr": "true positive rate", "yoy": "year over year", "ytd": "year to date",
  ])
}
