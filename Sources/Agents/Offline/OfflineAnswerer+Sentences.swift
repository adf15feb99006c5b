import Retrieval

extension OfflineAnswerer {
  /// The sentences of prose that cover most of the question.
  func sentenceDraft() -> AnswerDraft? {
    let vocabulary = matcher.vocabulary
    var ranked: [(text: String, source: CitedSource, document: Int, coverage: Double)] = []
    for (position, document) in evidence.documents.enumerated() {
      for line in document.prose {
        let context = vocabulary.qualities(in: line.context).map { $0 * 0.6 }
        for sentence in Self.sentences(line.text) {
          let own = vocabulary.qualities(in: sentence)
          let qualities = zip(own, context).map(max)
          guard zip(vocabulary.terms, qualities).allSatisfy({ !$0.isExact || $1 > 0.5 }) else { continue }
          ranked.append((sentence, line.source, position, matcher.coverage(qualities)))
        }
      }
    }
    let best = ranked.enumerated().sorted {
      $0.element.coverage == $1.element.coverage ? $0.offset < $1.offset : $0.element.coverage > $1.element.coverage
    }.prefix(2).map(\.element).filter { $0.coverage >= 0.62 }
    guard let first = best.first else { return nil }
    var draft = AnswerDraft(confidence: first.coverage)
    for sentence in best {
      draft.say(sentence.text, sources: [sentence.source])
      draft.say("\n")
    }
    addIdentity(of: best.map(\.document), to: &draft)
    return draft
  }

  private static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      current.append(character)
      let ends = ".!?".contains(character) && (index + 1 == characters.count || characters[index + 1].isWhitespace)
      if ends {
        sentences.append(String(current.trimming(\.isWhitespace)))
        current = ""
      }
    }
    let rest = current.trimming(\.isWhitespace)
    return rest.isEmpty ? sentences : sentences + [String(rest)]
  }
}
