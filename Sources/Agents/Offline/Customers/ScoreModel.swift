/// The models whose scores can be asked for.
enum ScoreModel: String, Sendable, Hashable, CaseIterable {
  case engagement
  case churn
  case ltv
  case recommendation
  case anomaly

  /// The model whose score some words name; `nil` when they name none.
  init?(namedIn words: [QuestionWord]) {
    let named = words.map(\.lowered)
    guard
      let model = Self.allCases.first(where: { model in
        named.contains { word in Self.words[model]?.contains { word.hasPrefix($0) } == true }
      })
    else { return nil }
    self = model
  }

  /// The beginnings of the words that name a model.
  private static let words: [ScoreModel: [String]] = [
    .engagement: ["engage"],
    .churn: ["churn", "risk", "leav", "cancel", "attrition", "quit", "retain", "retention", "stay"],
    .ltv: ["ltv", "lifetime", "clv", "worth", "valuable"], .recommendation: ["recommend"],
    .anomaly: ["anomal", "unusual", "outlier", "strange", "odd", "suspicious"],
  ]

  /// The words that name a model, with those that stand beside them in its name.
  static func isWord(_ word: String) -> Bool {
    words.values.contains { $0.contains { word.hasPrefix($0) } } || ["value", "probability", "score"].contains(word)
  }

  /// The name of the model's document among the documents of metrics, as words to search for.
  var documentQuery: String { "\(rawValue) model metrics model_version timestamp test" }
}
