/// Cuts running text at the ends of sentences, and where it must at words.
struct Prose {
  /// The text, UTF-8.
  let bytes: [UInt8]

  /// The sentences in a range, without the white space between them.
  ///
  /// A sentence ends at `.`, `!` or `?` with closing quotation marks and brackets, before white space and anything
  /// but a lower-case letter, unless the point follows a single letter or a usual abbreviation; or at a Chinese or
  /// Japanese full stop.
  /// - Complexity: O(bytes).
  func sentences(in range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard let end = sentenceEnd(at: index, in: range) else {
        index += 1
        continue
      }
      append(start..<end, to: &sentences)
      start = end
      index = end
    }
    append(start..<range.upperBound, to: &sentences)
    return sentences
  }

  /// The sentences in a range, those above a number of tokens cut between words (or inside a word above it).
  func pieces(in range: Range<Int>, tokens limit: Int) -> [Range<Int>] {
    sentences(in: range).flatMap { TokenCounter().count(utf8: bytes[$0]) <= limit ? [$0] : words(in: $0, limit) }
  }

  /// Cuts a range into parts of at most `limit` tokens between words.
  func words(in range: Range<Int>, _ limit: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var part: Range<Int>?
    var size = 0
    for word in split(range) {
      for (piece, tokens) in measured(word, max(1, limit)) {
        if let current = part, size + tokens <= limit {
          part = current.lowerBound..<piece.upperBound
          size += tokens
        } else {
          if let current = part { parts.append(current) }
          part = piece
          size = tokens
        }
      }
    }
    if let part { parts.append(part) }
    return parts
  }

  private func append(_ range: Range<Int>, to ranges: inout [Range<Int>]) {
    var range = range
    while let first = range.first, SourceText.isSpace(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, SourceText.isSpace(bytes[last]) { range = range.lowerBound..<last }
    if !range.isEmpty { ranges.append(range) }
  }

  /// The end of the sentence whose last point is at `index`.
  private func sentenceEnd(at index: Int, in range: Range<Int>) -> Int? {
    let byte = bytes[index]
    if byte == 0xE3 || byte == 0xEF { return wideStop(at: index, in: range) }
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else { return nil }
    var end = index + 1
    while end < range.upperBound, "\"')]*_`".utf8.contains(bytes[end]) { end += 1 }
    var next = end
    while next < range.upperBound, SourceText.isSpace(bytes[next]) { next += 1 }
    guard next > end, next < range.upperBound else { return nil }
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[next]) { return nil }
    return byte == UInt8(ascii: ".") && isAbbreviation(before: index, from: range.lowerBound) ? nil : end
  }

  /// The end of U+3002, U+FF01 or U+FF1F.
  private func wideStop(at index: Int, in range: Range<Int>) -> Int? {
    guard index + 3 <= range.upperBound else { return nil }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return index + 3
    default: return nil
    }
  }

  private static let glossary: Set<String> = [
    "e.g", "i.e", "cf", "vs", "etc", "al", "fig", "figs", "eq", "no", "nos", "vol", "pp", "dr", "mr", "mrs", "ms",
    "prof", "st", "approx", "resp", "incl", "dept", "inc", "ltd", "jr", "sr",
  ]

  private func isAbbreviation(before point: Int, from start: Int) -> Bool {
    var first = point
    while first > start, point - first < 8, !SourceText.isSpace(bytes[first - 1]), bytes[first - 1] != 0x28 {
      first -= 1
    }
    let word = bytes[first..<point]
    if word.count == 1, let letter = word.first { return (letter | 0x20) >= 0x61 && (letter | 0x20) <= 0x7A }
    return Self.glossary.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// The words in a range.
  private func split(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in range {
      if SourceText.isSpace(bytes[index]) {
        if let first = start { words.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { words.append(first..<range.upperBound) }
    return words
  }

  /// A word with its tokens, or its parts of at most `limit` tokens.
  private func measured(_ word: Range<Int>, _ limit: Int) -> [(Range<Int>, Int)] {
    let tokens = TokenCounter().count(utf8: bytes[word])
    // 50 bytes a token is far above any word; such a run is cut as well, or it would pass every limit by characters.
    guard tokens > limit || word.count > 50 * limit else { return [(word, tokens)] }
    let counter = TokenCounter()
    var parts: [(Range<Int>, Int)] = []
    var start = word.lowerBound
    while start < word.upperBound {
      // A token has at least one byte, so a part of `limit` characters is never above the limit by much; four bytes
      // are the longest character, of at most two tokens.
      var end = min(word.upperBound, start + max(4, 2 * limit))
      while end < word.upperBound, end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      while counter.count(utf8: bytes[start..<end]) > limit,
        let half = boundary(start + (end - start) / 2, after: start),
        half < end
      {
        end = half
      }
      parts.append((start..<end, counter.count(utf8: bytes[start..<end])))
      start = end
    }
    return parts
  }

  /// The start of the character at `index`, `nil` when it is not after `start`.
  private func boundary(_ index: Int, after start: Int) -> Int? {
    var index = index
    while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index > start ? index : nil
  }
}
