/// What a system answered to the questions of a test collection.
public struct RankedRun: Sendable, Hashable {
  /// A document with the score it was given.
  public struct Entry: Sendable, Hashable {
    /// The document's id.
    public var document: String
    /// The score, higher for better.
    public var score: Double

    /// A scored document.
    public init(document: String, score: Double) {
      self.document = document
      self.score = score
    }
  }

  /// The scored documents by question, in any order.
  public var entries: [String: [Entry]]

  /// A run of these entries.
  public init(_ entries: [String: [Entry]] = [:]) { self.entries = entries }

  /// The documents of a question, best first.
  ///
  /// As trec_eval does: by score in single precision, equal scores by id from the last to the first in byte order,
  /// whatever rank the run claims. O(n log n).
  public func ranking(of question: String) -> [String] {
    (entries[question] ?? []).map { (score: Float($0.score), document: $0.document) }
      .sorted { left, right in
        left.score == right.score
          ? right.document.utf8.lexicographicallyPrecedes(left.document.utf8) : left.score > right.score
      }
      .map(\.document)
  }

  /// The run in TREC's format, one line a document: question, `Q0`, document, rank from 1, score, tag.
  ///
  /// - Throws: `EvaluationError` for an id or tag that is empty or has white space, which the format cannot hold.
  public func text(tag: String) throws(EvaluationError) -> String {
    try Self.check(tag)
    var lines = ""
    for question in entries.keys.sorted() {
      try Self.check(question)
      let scores = Dictionary(
        (entries[question] ?? []).map { ($0.document, $0.score) }, uniquingKeysWith: { first, _ in first })
      for (index, document) in ranking(of: question).enumerated() {
        try Self.check(document)
        lines += "\(question) Q0 \(document) \(index + 1) \(scores[document] ?? 0) \(tag)\n"
      }
    }
    return lines
  }

  private static func check(_ word: String) throws(EvaluationError) {
    guard word.isEmpty || word.contains(where: \.isWhitespace) else { return }
    throw EvaluationError(file: "run", expected: "ids and tags without white space", found: "\"\(word)\"")
  }
}
