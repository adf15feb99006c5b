import Agents
import Workspaces

/// An answer's text with the numbers of its sources behind what rests on them, and unsupported figures flagged.
struct AnswerText {
  /// Something that is put into the text at a place, counted in Unicode scalars.
  private struct Insertion {
    enum Kind {
      case source(Int)
      case flag
    }

    let offset: Int
    let kind: Kind
  }

  /// The lines of the text with what is put into them.
  let lines: [MarkedLine]

  /// - Parameter unsupported: where the figures stand that no source states.
  init(_ text: String, _ sources: SourceList, unsupported: [Range<Int>]) {
    let figures = unsupported.map { Self.end(ofFigure: $0, in: Array(text.unicodeScalars)) }
    let insertions = Self.insertions(sources, figures).sorted { $0.offset < $1.offset }
    var lines: [MarkedLine] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let scalars = Array(line.unicodeScalars)
      let end = start + scalars.count
      let own = insertions.filter { (start...end).contains($0.offset) }
      lines.append(Self.line(scalars, start: start, own))
      start = end + 1
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  private static func insertions(_ list: SourceList, _ figures: [Int]) -> [Insertion] {
    let numbered = list.citations
    let marks = numbered.filter { isNeeded($0, among: numbered) }.map {
      Insertion(offset: $0.citation.span.upperBound, kind: .source($0.number))
    }
    return marks + figures.map { Insertion(offset: $0, kind: .flag) }
  }

  /// Where a figure ends: behind its percent sign, which its span leaves out.
  private static func end(ofFigure span: Range<Int>, in scalars: [Unicode.Scalar]) -> Int {
    guard scalars.indices.contains(span.upperBound) else { return span.upperBound }
    let rest = scalars[span.upperBound...].prefix(2)
    if rest.first == "%" { return span.upperBound + 1 }
    return rest.first == " " && rest.last == "%" ? span.upperBound + 2 : span.upperBound
  }

  /// Whether a citation is not repeated line by line, as that of a list's heading is by the list.
  private static func isNeeded(
    _ one: SourceList.NumberedCitation, among all: [SourceList.NumberedCitation]
  ) -> Bool {
    let lines = Set(one.citation.textLines)
    guard lines.count > 1 else { return true }
    let following = all.filter {
      $0.number == one.number && $0.citation.span.lowerBound >= one.citation.span.upperBound
    }
    return !lines.isSubset(of: following.flatMap(\.citation.textLines))
  }

  private static func line(_ scalars: [Unicode.Scalar], start: Int, _ insertions: [Insertion]) -> MarkedLine {
    let isBlankFrom = scalars.count - scalars.reversed().prefix { $0.properties.isWhitespace }.count
    var line = MarkedLine()
    var position = 0
    for (index, insertion) in insertions.enumerated() {
      let offset = insertion.offset - start
      line.append(text: scalars[position..<max(position, offset)])
      position = max(position, offset)
      switch insertion.kind {
      case .flag: line.appendFlag()
      case .source(let number):
        // Of several marks with one number behind one another, the last stands for all.
        let next = insertions[(index + 1)...].lazy.compactMap { later -> Int? in
          if case .source(let number) = later.kind { number } else { nil }
        }.first
        if next == number { continue }
        line.append(mark: number, isTrailing: offset >= isBlankFrom)
      }
    }
    line.append(text: scalars[position...])
    return line
  }
}
