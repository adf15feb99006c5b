import JSON
import Retrieval

/// A piece of an answer and the place that it rests on, in a document or in the result of a tool.
public struct Citation: Sendable, Hashable {
  /// Where a cited place is.
  public enum Origin: Sendable, Hashable {
    /// In a passage of a document.
    case passage(CitedPassage)
    /// In the result of a tool call.
    case toolResult(ToolCall)
  }

  /// The piece of the answer, in Unicode scalars: from the first to before the last.
  public var span: Range<Int>
  /// Where the cited place is.
  public var origin: Origin
  /// The cited lines, from 1: of the document, or of the tool's result laid out a member a line.
  public var lines: ClosedRange<Int>
  /// The JSON pointers of the cited values, in JSON documents and tool results.
  public var pointers: [String]
  /// The cited text: lines of the passage, or a line `pointer: value` for each value of a result.
  public var text: String

  /// The document, `nil` for the result of a tool.
  public var document: DocumentID? { if case .passage(let passage) = origin { passage.document } else { nil } }

  /// The tool call whose result is cited, `nil` for a document.
  public var call: ToolCall? { if case .toolResult(let call) = origin { call } else { nil } }

  /// A citation with all its parts.
  init(span: Range<Int>, origin: Origin, lines: ClosedRange<Int>, pointers: [String], text: String) {
    self.span = span
    self.origin = origin
    self.lines = lines
    self.pointers = pointers
    self.text = text
  }

  /// A citation of some lines of a passage; of the whole passage when none of the positions exists.
  init?(span: Range<Int>, positions: [Int], passage: Passage) {
    let chunk = passage.chunk
    let cited = positions.filter(chunk.lines.indices.contains).map { chunk.lines[$0] }
    let lines = cited.isEmpty ? chunk.lines : cited
    guard let first = lines.first else { return nil }
    let place = lines.dropFirst().reduce(first.span) { $0.union($1.span) }
    let below = lines.dropFirst().allSatisfy { $0.headings == first.headings } ? first.headings : []
    self.init(
      span: span, origin: .passage(CitedPassage(passage, headings: chunk.headings + below)), lines: place.lines,
      pointers: lines.compactMap(\.pointer), text: lines.map(\.text).joined(separator: "\n"))
  }

  /// A citation of some values of a tool's result; of the whole result when nothing stands at any of the pointers.
  init?(span: Range<Int>, pointers: [String], call: ToolCall, result: ToolResultText) {
    let found = pointers.filter { result.value(at: $0) != nil }
    let cited = found.isEmpty ? [""] : found
    let places = cited.compactMap { result.lines(at: $0) }
    guard let first = places.map(\.lowerBound).min(), let last = places.map(\.upperBound).max() else { return nil }
    let text = cited.map { "\($0): \(result.value(at: $0)?.text() ?? "")" }.joined(separator: "\n")
    self.init(span: span, origin: .toolResult(call), lines: first...last, pointers: cited, text: text)
  }
}
