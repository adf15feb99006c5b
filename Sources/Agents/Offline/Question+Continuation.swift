extension Question {
  /// The readings of a short follow-up as the question before with something exchanged: "and for churn?".
  func continuing(_ previous: Question?) -> [Question] {
    guard let previous, isFollowUp else { return [] }
    let intent = self.intent == .lookup || self.intent == .list ? previous.intent : self.intent
    let kept = previous.terms.filter { !terms.contains($0) }
    // What kind of thing is asked for stays; a word of substance gives way.
    let exchanged = kept.indices.filter { !kept[$0].isSoft }.map { index in
      kept.enumerated().filter { $0.offset != index }.map(\.element) + terms
    }
    return ([kept + terms] + exchanged).map { terms in
      Question(
        text: text, words: words + previous.words, terms: terms, intent: intent,
        condition: condition ?? previous.condition)
    }
  }

  /// Whether the question leans on the one before.
  var isFollowUp: Bool {
    let leads: Set<String> = ["and", "what", "how", "also", "same", "then"]
    guard !terms.isEmpty || intent != .lookup else { return false }
    return terms.count <= 3 && words.count <= 7 && (words.first.map(leads.contains) ?? false || terms.count <= 1)
  }
}
