/// The marks inside a line of Markdown that say how it looks.
enum InlineMarkup {
  /// A text on one line without marks of code and strong emphasis, and without backslashes that escape punctuation.
  static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      switch bytes[index] {
      case UInt8(ascii: "`"): break
      case UInt8(ascii: "*") where next == UInt8(ascii: "*"): index += 1
      case UInt8(ascii: "\\") where "|*_#`[]<>\\".utf8.contains(next):
        plain.append(next)
        index += 1
      default: plain.append(bytes[index])
      }
      index += 1
    }
    return SourceText.flat(plain)
  }

  /// The part of a range inside the marks of code or strong emphasis that enclose it all.
  static func unwrapped(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range
    for mark in ["**", "`"] {
      let mark = Array(mark.utf8)
      let inner = bytes[range].dropFirst(mark.count).dropLast(mark.count)
      if range.count > 2 * mark.count, bytes[range].starts(with: mark), bytes[range].suffix(mark.count) == mark[...],
        !inner.contains(mark[0])
      {
        range = inner.startIndex..<inner.endIndex
      }
    }
    return range
  }

  /// The strong or code text that a range begins with, and what follows it after a colon or dash; `nil` when it
  /// begins otherwise or nothing follows.
  static func definition(in range: Range<Int>, of bytes: [UInt8]) -> (name: Range<Int>, meaning: Range<Int>)? {
    for mark in ["**", "__", "`"] where bytes[range].starts(with: mark.utf8) {
      let mark = Array(mark.utf8)
      let start = range.lowerBound + mark.count
      var end = start
      while end + mark.count <= range.upperBound, bytes[end..<end + mark.count] != mark[...] { end += 1 }
      guard end > start, end + mark.count <= range.upperBound else { continue }
      var meaning = end + mark.count
      while meaning < range.upperBound, isSeparator(bytes[meaning...].prefix(3)) || SourceText.isSpace(bytes[meaning]) {
        meaning += bytes[meaning] == 0xE2 ? 3 : 1
      }
      guard meaning < range.upperBound else { continue }
      return (unwrapped(start..<end, in: bytes), meaning..<range.upperBound)
    }
    return nil
  }

  /// Whether a text goes on with a colon, hyphen, or an en or em dash.
  private static func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: ":") || bytes.first == UInt8(ascii: "-") || bytes.elementsEqual([0xE2, 0x80, 0x93])
      || bytes.elementsEqual([0xE2, 0x80, 0x94])
  }
}
