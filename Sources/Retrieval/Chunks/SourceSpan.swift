/// A stretch of a document.
public struct SourceSpan: Sendable, Hashable {
  /// The bytes, counted from 0.
  public var bytes: Range<Int>
  /// The lines that the bytes touch, counted from 1.
  public var lines: ClosedRange<Int>

  /// A stretch given in both measures.
  public init(bytes: Range<Int>, lines: ClosedRange<Int>) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The stretch from the start of the first to the end of the last.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(
      bytes: min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound),
      lines: min(lines.lowerBound, other.lines.lowerBound)...max(lines.upperBound, other.lines.upperBound))
  }

  /// A stretch whose place in its document nobody knows: no bytes, and the line 0, which no document has.
  public static let unknown = SourceSpan(bytes: 0..<0, lines: 0...0)

  /// Whether the place is known.
  public var isKnown: Bool { lines.lowerBound > 0 }
}
