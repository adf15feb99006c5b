/// An answer in the making: pieces of text with what each rests on.
struct AnswerDraft: Sendable {
  /// A piece of the answer.
  struct Segment: Sendable {
    let text: String
    let sources: [CitedSource]
  }

  /// The pieces in order.
  private(set) var segments: [Segment] = []
  /// How much of the question it covers, 0 to 1.
  var confidence: Double

  init(confidence: Double) { self.confidence = confidence }

  /// Adds words that rest on nothing but the question.
  mutating func say(_ text: String) { segments.append(Segment(text: text, sources: [])) }

  /// Adds words that rest on values.
  mutating func say(_ text: String, _ facts: [Fact]) {
    segments.append(Segment(text: text, sources: Self.merged(facts.map(\.source))))
  }

  /// Adds words that rest on lines.
  mutating func say(_ text: String, sources: [CitedSource]) { segments.append(Segment(text: text, sources: sources)) }

  /// One source a chunk or call, its lines in order and each once.
  private static func merged(_ sources: [CitedSource]) -> [CitedSource] {
    var merged: [CitedSource] = []
    for source in sources {
      if let index = merged.firstIndex(where: { $0.merged(with: source) != nil }),
        let both = merged[index].merged(with: source)
      {
        merged[index] = both
      } else {
        merged.append(source)
      }
    }
    return merged
  }
}
