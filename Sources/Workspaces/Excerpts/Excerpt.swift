import Agents
import JSON
import Retrieval

/// Some lines of a document as it is now, or of a tool's recorded result, with those marked that are referred to.
public struct Excerpt: Sendable, Hashable {
  /// Where the lines are from.
  public enum Origin: Sendable, Hashable {
    /// From a document, which lives at a URI.
    case document(DocumentID, uri: String)
    /// From the result of a tool call.
    case toolResult(ToolCall)
  }

  /// How the document stands to what is referred to.
  public enum State: String, Sendable, Hashable {
    /// The passage is where it was.
    case unchanged
    /// The passage is there, in other lines.
    case moved
    /// The document changed since it was indexed; a passage that is referred to is no longer in it.
    case changed
    /// The document is not there any more, or cannot be read.
    case gone
  }

  /// A line of the document or result.
  public struct Line: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// Its text without the line feed.
    public let text: String
    /// Whether it is referred to.
    public let isCited: Bool
  }

  /// Where the lines are from.
  public let origin: Origin
  /// How the document stands to what is referred to.
  public let state: State
  /// The lines that are referred to, as the document has them now; none when the passage is not in it.
  public let cited: [ClosedRange<Int>]
  /// The lines around and among them, in order.
  public let lines: [Line]
  /// The passage as it was cited; `nil` for a document that is referred to by its key.
  public let passage: String?

  /// Cuts the excerpt out of the bytes of a document or result; `nil` stands for one that cannot be read.
  ///
  /// - Parameter shown: the lines to take in, which need not exist.
  init(
    of origin: Origin, bytes: [UInt8]?, state: State, cited: [ClosedRange<Int>],
    shown: [ClosedRange<Int>], passage: String? = nil
  ) {
    self.origin = origin
    self.state = state
    self.cited = cited
    self.passage = passage
    lines = bytes.map { Self.lines(shown.merged, of: $0, cited: cited) } ?? []
  }

  private static func lines(_ shown: [ClosedRange<Int>], of bytes: [UInt8], cited: [ClosedRange<Int>]) -> [Line] {
    let index = LineIndex(bytes)
    return shown.flatMap { range in range.clamped(to: 0...index.lineCount) }.filter { $0 > 0 }.map { number in
      var text = String(decoding: bytes[index.bytes(ofLines: number...number)], as: UTF8.self)
      while text.last?.isNewline == true { text.removeLast() }
      return Line(number: number, text: text, isCited: cited.contains { $0.contains(number) })
    }
  }
}
