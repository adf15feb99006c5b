import JSON

/// A document's bytes with the lines they make up.
struct SourceText {
  let bytes: [UInt8]
  let lines: LineIndex

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// Where the text begins, after a byte order mark.
  var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(bytes: range, lines: lines.lines(of: range)) }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Self.isSpace(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, Self.isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A text on one line: every run of white space and control characters becomes a space, none at the ends.
  static func flat(_ text: some Sequence<UInt8>) -> String {
    var flat: [UInt8] = []
    flat.reserveCapacity(text.underestimatedCount)
    var pendingSpace = false
    for byte in text {
      if byte <= 0x20 || byte == 0x7F {
        pendingSpace = !flat.isEmpty
      } else {
        if pendingSpace { flat.append(0x20) }
        pendingSpace = false
        flat.append(byte)
      }
    }
    return String(decoding: flat, as: UTF8.self)
  }

  /// `flat` of a string; the string itself where nothing is to be done.
  static func flat(_ text: String) -> String {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F || (byte == 0x20 && previous == 0x20) { return flat(Array(text.utf8)) }
      previous = byte
    }
    return previous == 0x20 && !text.isEmpty ? flat(Array(text.utf8)) : text
  }
}
