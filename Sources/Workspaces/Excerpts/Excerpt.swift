import JSON
import Retrieval

/// Some lines of a document as it is now, with those marked that are referred to.
public struct Excerpt: Sendable, Hashable {
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

  /// A line of the document.
  public struct Line: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// Its text without the line feed.
    public let text: String
    /// Whether it is referred to.
    public let isCited: Bool
  }

  /// The document.
  public let document: DocumentID
  /// Where it lives.
  public let uri: String
  /// How it stands to what is referred to.
  public let state: State
  /// The lines that are referred to, as the document has them now; none when the passage is not in it.
  public let cited: [ClosedRange<Int>]
  /// The lines around and among them, in order.
  public let lines: [Line]
  /// The passage as it was cited; `nil` for a document that is referred to by its key.
  public let passage: String?

  /// Cuts the excerpt out of a document's bytes; `nil` stands for a document that cannot be read.
  ///
  /// - Parameter shown: the lines to take in, which need not exist.
  init(
    of document: DocumentID, uri: String, bytes: [UInt8]?, state: State, cited: [ClosedRange<Int>],
    shown: [ClosedRange<Int>], passage: String? = nil
  ) {
    self.document = document
    self.uri = uri
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

  /// The excerpt as `kb show --json` prints it.
  public var json: JSONValue {
    [
      "source": .string(document.key), "uri": .string(uri), "data_source_id": .string(document.dataSource),
      "state": .string(state.rawValue),
      "cited": .array(cited.map { [.number($0.lowerBound), .number($0.upperBound)] }),
      "lines": .array(
        lines.map { ["number": .number($0.number), "text": .string($0.text), "cited": .bool($0.isCited)] }),
      "passage": passage.map(JSONValue.string) ?? .null,
    ]
  }
}
