/// What is said when the documents do not answer a question.
struct Abstention {
  private let question: Question
  private let evidence: Evidence

  init(question: Question, evidence: Evidence) {
    self.question = question
    self.evidence = evidence
  }

  /// That there is no answer, which words nothing mentions, and which document came closest.
  var text: String {
    var text = "The documents do not answer that."
    let unknown = unknownWords
    if !unknown.isEmpty { text += " Nothing found mentions: " + unknown.joined(separator: ", ") + "." }
    if let closest = evidence.documents.first { text += " The closest document is \(closest.id.key)." }
    return text
  }

  private var unknownWords: [String] {
    let vocabulary = Vocabulary(question: question, terms: question.terms)
    var best = [Double](repeating: 0, count: question.terms.count)
    for text in texts {
      for (position, quality) in vocabulary.qualities(in: text).enumerated() {
        best[position] = max(best[position], quality)
      }
    }
    return zip(question.terms, best).filter { $0.1 < 0.5 }.map(\.0.text)
  }

  private var texts: [String] {
    evidence.facts.flatMap { $0.names + [$0.context, $0.value] }
      + evidence.documents.flatMap { $0.prose.map(\.text) }
  }
}
