/// A question about customers that are named by their numbers.
struct CustomerQuestion: Sendable, Hashable {
  /// What is asked of them.
  enum Intent: Sendable, Hashable {
    /// Why a score is what it is.
    case reason(ScoreModel)
    /// What would change a score: any nearby customer with another decision.
    case change(ScoreModel)
    /// What a score would be with changed features.
    case whatIf(ScoreModel)
    /// What is known of them.
    case details
  }

  /// The customers' numbers as written.
  var customers: [String]
  /// What is asked of them.
  var intent: Intent
  /// The words of the question.
  var words: [QuestionWord]
  /// The words that name the customers, by their positions.
  var references: Set<Int>

  /// Reads a question.
  ///
  /// - Parameter previous: the question before, whose customers and intent "and for churn?" or "what about 23456?" keep.
  /// - Returns: `nil` for a question that is about no customer.
  init?(_ text: String, previous: CustomerQuestion? = nil) {
    words = QuestionWord.words(in: text)
    let found = CustomerReferences(words)
    references = found.words
    customers = found.numbers
    if customers.isEmpty {
      guard let previous, Self.pointsBack(words) else { return nil }
      customers = previous.customers
    }
    let read = Self.intent(of: words, references)
    if case .details = read, let previous, Self.isShort(words, references) {
      intent = previous.intent.about(ScoreModel(namedIn: words))
    } else {
      intent = read
    }
    // A question about the rows of tables may hold a number that looks like a customer's.
    if customers.isEmpty { return nil }
  }

  private static func intent(of words: [QuestionWord], _ references: Set<Int>) -> Intent {
    let text = " " + words.map(\.lowered).joined(separator: " ") + " "
    let named = ScoreModel(namedIn: words)
    func says(_ phrases: [String]) -> Bool { phrases.contains { text.contains(" \($0)") } }
    if says(Phrases.supposing) || says(["if "]) && says(["would "]) { return .whatIf(named ?? .churn) }
    if says(Phrases.changing), !says(["changed ", "why ", "tell ", "know "]) { return .change(named ?? .churn) }
    if says(Phrases.asking) { return .reason(named ?? .churn) }
    if named == .churn, says(["at risk"]), references.count == 1 { return .reason(.churn) }
    return .details
  }

  /// Whether a question is about the customer of the one before.
  private static func pointsBack(_ words: [QuestionWord]) -> Bool {
    let first = words.first?.lowered ?? ""
    let leads = ["and", "also"].contains(first) || first == "why" && words.count <= 2
    return words.count <= 14 && (leads || words.contains { Phrases.backwards.contains($0.lowered) })
      && !words.contains { ["customers", "clients", "users", "subscribers"].contains($0.lowered) }
  }

  /// "What about 23456?", "and for engagement?": nothing but customers and models.
  private static func isShort(_ words: [QuestionWord], _ references: Set<Int>) -> Bool {
    words.indices.allSatisfy { index in
      references.contains(index) || ScoreModel.isWord(words[index].lowered)
        || ["and", "what", "how", "about", "for", "customer", "the", "of", "same"].contains(words[index].lowered)
    } && ["and", "what", "how", "same"].contains(words.first?.lowered ?? "") && words.count <= 7
  }

  /// How people ask, each phrase behind a space.
  private enum Phrases {
    static let backwards: Set<String> = [
      "it", "its", "they", "them", "their", "him", "his", "her", "she", "he", "this", "that",
    ]
    static let supposing = ["what if", "what happens if", "what would happen", "suppose", "assuming ", "imagine "]
    static let changing = [
      "what would", "what could", "what can", "what should", "what must", "what needs to", "what has to",
      "what will it", "how could", "how can", "how do we", "how to ", "how might", "how would", "how should",
      "counterfactual",
      "what change", "which change", "what it would take", "what it takes", "get below", "get above", "ways to ",
      "do to ", "do about", "save customer", "keep customer",
    ]
    static let asking = [
      "why ", "what drives", "what is driving", "what's driving", "whats driving", "drivers ", "explain ",
      "explanation", "reason", "what makes", "how come", "behind ", "contribut", "what explains", "because", "factors",
      "shap ",
      "what pushes", "what raises", "what lowers", "what leads", "what causes", "caus", "waterfall",
    ]
  }
}

extension CustomerQuestion {
  /// Whether it asks why something is so that is no score: "why did customer 12345 write to us?"
  var asksForMore: Bool {
    guard case .reason = intent, ScoreModel(namedIn: words) == nil else { return false }
    return !words.indices.allSatisfy { index in
      let word = words[index].lowered
      return references.contains(index) || EverydayWords.ignorable.contains(word) || Self.ofScores.contains(word)
        || QueryWords.isCustomer(word)
    }
  }

  /// Words of asking for the reasons of a score.
  private static let ofScores: Set<String> = [
    "score", "scores", "scored", "prediction", "predicted", "flagged", "flag", "rated", "high", "low", "reason",
    "reasons", "behind", "drives", "driving", "drivers", "factors", "contributes", "contributions", "shap", "waterfall",
    "segment", "makes", "causes", "leads", "client", "account", "happy", "unhappy",
  ]
}

extension CustomerQuestion.Intent {
  /// The model whose score is asked about, `nil` for what is known.
  var model: ScoreModel? {
    switch self {
    case .reason(let model), .change(let model), .whatIf(let model): model
    case .details: nil
    }
  }

  /// The same of another model; of the same one when none is given.
  func about(_ model: ScoreModel?) -> CustomerQuestion.Intent {
    guard let model else { return self }
    switch self {
    case .reason: return .reason(model)
    case .change: return .change(model)
    case .whatIf: return .whatIf(model)
    case .details: return .details
    }
  }
}
