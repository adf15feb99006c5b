import Retrieval

/// The words that say what a question about rows wants, and those that show that it is about documents.
enum QueryWords {
  /// What the rows are called.
  static let customers: Set<String> = [
    "customer", "customers", "client", "clients", "user", "users", "subscriber", "subscribers", "people", "accounts",
    "members", "ones", "who", "whose", "everyone", "women", "men",
  ]

  /// Whether a word says what the rows are called, also misspelled.
  static func isCustomer(_ word: String) -> Bool {
    customers.contains(word) || word.hasPrefix("c") && Spelling.isMisspelling(word, of: "customers")
  }

  /// Words after which a column says by what rows are grouped.
  static let grouping: Set<String> = ["by", "per", "each", "every", "across"]
  /// Words between those and the column.
  static let groupingFillers: Set<String> = ["the", "of", "different", "each", "all", "every", "type", "types"]
  /// Words that turn a level into its opposite.
  static let negations: Set<String> = [
    "not", "non", "except", "excluding", "without", "outside", "isnt", "arent", "other", "never", "no",
  ]
  /// Words of what documents hold: metrics, importances, definitions and stored results.
  static let documents: Set<String> = [
    "model", "models", "feature", "features", "driver", "drivers", "drives", "drive", "importance", "important",
    "matter", "matters", "metric", "metrics", "fair", "fairness", "parity", "auc", "document", "documents", "report",
    "dictionary", "dataset", "predictor", "predictors", "meaning", "definition", "define", "range", "unit",
    "threshold", "precision", "recall", "accuracy", "year", "years", "yesterday", "today", "tomorrow", "ago", "week",
    "month", "months", "quarter", "change", "changed", "increase", "increased", "decrease", "trend", "predict",
  ]
  /// Words of what is never about rows: models, what they are made of, and how good they are.
  static let models: Set<String> = [
    "model", "models", "feature", "features", "importance", "importances", "metric", "metrics", "auc", "coefficient",
    "coefficients", "hyperparameter", "hyperparameters", "predictor", "predictors", "shap",
  ]
  /// Words that a question about rows may have beside those that are read.
  static let ignorable: Set<String> = [
    "currently", "now", "customers", "broken", "down", "grouped", "split", "sorted", "ordered", "rank", "order",
    "descending", "ascending", "desc", "asc", "id", "ids", "come", "live", "living", "based", "located", "using",
    "paying", "score", "scores", "level", "levels", "type", "dollars", "usd", "days", "months", "years", "times",
    "hours", "minutes", "breakdown", "distribution", "most", "likely", "plans", "stay", "subscribed", "opened",
    "anyone", "least", "haven't", "havent", "hasn't", "hasnt", "don't", "dont", "didn't", "didnt", "aren't", "isn't",
    "percent", "pay", "pays", "paid", "area", "areas", "came", "through", "brings", "bring", "higher", "lower", "sort",
    "display", "fetch", "within", "customer's",
  ]
  /// Words that ask for the number of rows.
  static let counting: [[String]] = [["how", "many"], ["number", "of"], ["count", "of"], ["count"]]
  /// Words that ask for a part of the rows.
  static let sharing: [[String]] = [
    ["share", "of"], ["percentage", "of"], ["percent", "of"], ["proportion", "of"], ["fraction", "of"],
    ["what", "share"], ["what", "percentage"], ["what", "proportion"], ["what", "fraction"], ["what", "part"],
  ]
  /// Words that ask for one figure of many values.
  static let summaries: [String: CustomerQuery.Summary] = [
    "average": .average, "avg": .average, "mean": .average, "typical": .average, "total": .total, "sum": .total,
    "combined": .total, "median": .median, "maximum": .maximum, "max": .maximum, "minimum": .minimum, "min": .minimum,
  ]
  /// Units that follow a number without saying more.
  static let units: Set<String> = [
    "days", "day", "months", "month", "years", "year", "hours", "minutes", "dollars", "usd", "points", "times",
    "percent", "old", "ago",
  ]
}
