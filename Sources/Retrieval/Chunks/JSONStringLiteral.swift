import JSON

/// A string as it stands in a JSON document, to cut it without losing its place.
struct JSONStringLiteral {
  /// A part of the string, unescaped, with its bytes in the document.
  struct Piece {
    var text: String
    var range: Range<Int>
  }

  /// The unescaped text.
  private let text: [UInt8]
  /// For each byte of the text and its end, where the character or escape that gives it begins in the document.
  private let places: [Int]
  private let range: Range<Int>

  /// The string whose literal, with quotation marks, takes up a range of a parsed document.
  init(_ range: Range<Int>, in bytes: [UInt8]) {
    var text: [UInt8] = []
    var places: [Int] = []
    let end = max(range.lowerBound, range.upperBound - 1)
    var index = min(range.lowerBound + 1, end)
    while index < end {
      let length = Self.length(at: index, end: end, in: bytes)
      if bytes[index] == UInt8(ascii: "\\") {
        let quoted = [0x22] + bytes[index..<index + length] + [0x22]
        let unescaped = Array(((try? JSONValue(parsing: quoted))?.string ?? "").utf8)
        text += unescaped
        places += repeatElement(index, count: unescaped.count)
      } else {
        text.append(bytes[index])
        places.append(index)
      }
      index += length
    }
    places.append(end)
    self.text = text
    self.places = places
    self.range = range
  }

  /// The bytes of the escape at `index` (a pair of surrogates is one), 1 for any other byte.
  private static func length(at index: Int, end: Int, in bytes: [UInt8]) -> Int {
    guard bytes[index] == UInt8(ascii: "\\") else { return 1 }
    guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "u") else { return min(2, end - index) }
    let isHighSurrogate =
      index + 3 < end && bytes[index + 2] | 0x20 == UInt8(ascii: "d")
      && "89abAB".utf8.contains(bytes[index + 3])
    return min(isHighSurrogate ? 12 : 6, end - index)
  }

  /// The sentences, those above a number of tokens cut between words; the first and last take in the quotation marks
  /// and each reaches to the next, so that together they cover the literal.
  func pieces(tokens: Int) -> [Piece] {
    let ranges = Prose(bytes: text).pieces(in: 0..<text.count, tokens: tokens)
    return ranges.enumerated().map { index, part in
      let start = index == 0 ? range.lowerBound : places[part.lowerBound]
      let end = index + 1 < ranges.count ? places[ranges[index + 1].lowerBound] : range.upperBound
      return Piece(text: String(decoding: text[part], as: UTF8.self), range: start..<end)
    }
  }
}
