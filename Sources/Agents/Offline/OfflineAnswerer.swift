import Retrieval

/// Answers one question from evidence, by its intent.
///
/// Every answer is a selection: values, records and sentences as the documents state them. What is computed is only
/// the order of a list and the number of its members.
struct OfflineAnswerer {
  let question: Question
  let evidence: Evidence
  let matcher: FactMatcher
  let series: [Series]

  init(question: Question, evidence: Evidence) {
    self.question = question
    self.evidence = evidence
    var terms = question.terms
    if case .comparison(let sides) = question.intent { terms += sides.filter { !terms.contains($0) } }
    matcher = FactMatcher(
      evidence: evidence, vocabulary: Vocabulary(question: question, terms: terms, expansions: evidence.abbreviations))
    series = SeriesBuilder(evidence).all()
  }

  /// The answer; `nil` when the evidence does not hold one.
  func draft() -> AnswerDraft? {
    guard !matcher.vocabulary.terms.isEmpty else { return nil }
    let specific: AnswerDraft? =
      switch question.intent {
      case .ranking(let ranking): rankingDraft(ranking)
      case .comparison(let sides): comparisonDraft(sides)
      case .count: countDraft()
      case .list: listDraft()
      case .definition: definitionDraft()
      case .lookup: nil
      }
    return specific ?? lookupDraft() ?? definitionDraft() ?? sentenceDraft()
  }

  /// Whether models are to be told apart ("which model …").
  var asksForModel: Bool { question.words.first == "which" && question.mentions(["model", "models"]) }

  /// The version and the date that the cited documents state at their root.
  func addIdentity(of documents: [Int], to draft: inout AnswerDraft) {
    for position in Set(documents).sorted() where evidence.documents.indices.contains(position) {
      let document = evidence.documents[position]
      let identity = document.facts.filter { fact in
        fact.path.isEmpty && fact.row == nil && !Self.identityWords.isDisjoint(with: WordScanner.words(in: fact.name))
      }.prefix(3)
      guard !identity.isEmpty else { continue }
      draft.say("\n")
      draft.say(
        "\(document.id.key): " + identity.map { "\($0.name) \($0.value)" }.joined(separator: ", "), Array(identity))
    }
  }

  private static let identityWords: Set<String> = ["version", "timestamp", "generated", "date", "asof", "created"]
}
