import Agents
import JSON
import Retrieval

/// The part of a chunk or of a tool's result that an answer rests on, with the number by which it refers to it.
public struct NumberedSource: Sendable, Hashable {
  /// The number, from 1.
  public let number: Int
  /// Where the cited place is: the passage, or the tool call.
  public let origin: Citation.Origin
  /// The citations with this number, in the order of the answer.
  public private(set) var citations: [Citation]
  /// The paragraph of the answer in which the number is first used.
  let paragraph: Int

  init(number: Int, first: Citation, paragraph: Int) {
    self.number = number
    self.paragraph = paragraph
    origin = first.origin
    citations = [first]
  }

  mutating func add(_ citation: Citation) { citations.append(citation) }

  /// The cited lines, from 1: ranges in order that neither touch nor overlap.
  public var lines: [ClosedRange<Int>] { distinct.map(\.lines).merged }

  /// The JSON pointers of the cited values in the order of their lines, each once.
  public var pointers: [String] { Self.unique(distinct.flatMap(\.pointers)) }

  /// The cited lines as they were retrieved, each once.
  public var text: String { Self.unique(distinct.flatMap(\.textLines)).joined(separator: "\n") }

  /// Whether a citation points into the same chunk, or the result of the same call.
  func isOfSamePlace(_ citation: Citation) -> Bool {
    switch (origin, citation.origin) {
    case (.passage(let one), .passage(let other)): one.chunk == other.chunk
    case (.toolResult(let one), .toolResult(let other)): one.id == other.id
    default: false
    }
  }

  /// Whether a citation adds no line to those at hand.
  func covers(_ citation: Citation) -> Bool {
    isOfSamePlace(citation) && Set(citation.textLines).isSubset(of: citations.flatMap(\.textLines))
  }

  /// The citations that add lines, the narrowest first taken, in the order of the document.
  ///
  /// A heading that rests on all rows of a list names the whole stretch between them; the rows' own citations are
  /// more exact, so that it adds nothing.
  private var distinct: [Citation] {
    var known: Set<String> = []
    var distinct: [Citation] = []
    for citation in citations.sorted(by: { $0.lines.count < $1.lines.count }) {
      let lines = citation.textLines
      if known.isSuperset(of: lines), !lines.isEmpty { continue }
      known.formUnion(lines)
      distinct.append(citation)
    }
    return distinct.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Citation {
  /// The cited lines as they were retrieved.
  public var textLines: [String] { text.split(separator: "\n").map(String.init) }
}
