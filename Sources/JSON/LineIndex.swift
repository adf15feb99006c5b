/// Where the lines of a text begin, to turn byte offsets into lines and columns.
public struct LineIndex: Sendable, Hashable {
  /// The offset of the first byte of each line.
  private let starts: [Int]
  private let count: Int

  /// Reads the line feeds of a text. O(bytes).
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.starts = starts
    count = bytes.count
  }

  /// The number of lines; a text that ends with a line feed has no further, empty line.
  public var lineCount: Int {
    starts.count > 1 && starts[starts.count - 1] == count ? starts.count - 1 : starts.count
  }

  /// The line of a byte, counted from 1. O(log lines).
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column of a byte in its line, in bytes counted from 1. O(log lines).
  public func column(at offset: Int) -> Int { offset - starts[line(at: offset) - 1] + 1 }

  /// The lines that a range of bytes touches, counted from 1; an empty range touches the line it stands in.
  public func lines(of range: Range<Int>) -> ClosedRange<Int> {
    let first = line(at: range.lowerBound)
    return first...max(first, line(at: max(range.lowerBound, range.upperBound - 1)))
  }

  /// The bytes of some lines (counted from 1), with their line feeds; clamped to the text.
  public func bytes(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let first = min(max(lines.lowerBound, 1), starts.count) - 1
    let last = min(max(lines.upperBound, 1), starts.count)
    let end = last < starts.count ? starts[last] : count
    return starts[first]..<max(starts[first], end)
  }
}
