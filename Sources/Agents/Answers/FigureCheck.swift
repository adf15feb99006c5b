import JSON
import Retrieval

/// Checks every figure of an answer against what the run has read.
public struct FigureCheck: Sendable, Hashable {
  /// The figures that a passage, a tool result or the question states, or that count the records cited for them.
  public private(set) var supported: [Figure] = []
  /// The figures that nothing states.
  public private(set) var unsupported: [Figure] = []

  /// Checks the figures of an answer.
  ///
  /// - Parameters:
  ///   - answer: the answer's text.
  ///   - citations: its citations: a whole number that equals the records cited for it is a count.
  ///   - evidence: the question and every passage and tool result of the run, as text.
  /// - Complexity: O(text + figures of the answer × distinct figures of the evidence).
  public init(answer: String, citations: [Citation], evidence: [String]) {
    let known = Set(evidence.flatMap(FigureScanner.figures).map(Statement.init))
    for figure in FigureScanner.figures(in: answer) {
      if known.contains(where: { figure.agrees(with: $0.figure) }) || Self.counts(figure, citations) {
        supported.append(figure)
      } else {
        unsupported.append(figure)
      }
    }
  }

  private static func counts(_ figure: Figure, _ citations: [Citation]) -> Bool {
    guard figure.decimals == 0, !figure.isPercentage else { return false }
    let records = citations.filter { $0.document != nil && $0.span.contains(figure.span.lowerBound) }
      .reduce(0) { $0 + ($1.text.isEmpty ? 0 : $1.text.split(separator: "\n").count) }
    return records > 0 && figure.value == Double(records)
  }

  /// A figure without its place, so that equal statements are compared once.
  private struct Statement: Hashable {
    let value: Double
    let isPercentage: Bool

    init(_ figure: Figure) {
      value = figure.value
      isPercentage = figure.isPercentage
    }

    var figure: Figure {
      Figure(text: "", span: 0..<0, value: value, decimals: 0, isPercentage: isPercentage)
    }
  }
}
