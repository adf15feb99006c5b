/// An output as a document shows it: `…` stands for anything in a line, and alone in a line for any lines.
struct OutputPattern {
  private let lines: [Substring]

  init(_ lines: [String]) {
    self.lines = lines.map { Self.withoutTrailingSpace(Substring($0)) }.trimmingEmptyEnd
  }

  /// Whether a program's output is the one shown; space at the ends of lines and empty lines at the end do not count.
  func matches(_ output: String) -> Bool {
    let actual = output.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutTrailingSpace)
    return Self.matches(lines[...], actual.trimmingEmptyEnd[...])
  }

  private static func matches(_ expected: ArraySlice<Substring>, _ actual: ArraySlice<Substring>) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    if first.drop(while: { $0 == " " }) == "…" {
      return (0...actual.count).contains { matches(expected.dropFirst(), actual.dropFirst($0)) }
    }
    guard let line = actual.first, matches(line: first, line) else { return false }
    return matches(expected.dropFirst(), actual.dropFirst())
  }

  private static func matches(line expected: Substring, _ actual: Substring) -> Bool {
    let pieces = expected.split(separator: "…", omittingEmptySubsequences: false)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return expected == actual }
    guard actual.hasPrefix(first), actual.count >= first.count + last.count, actual.hasSuffix(last) else {
      return false
    }
    var rest = actual.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func withoutTrailingSpace(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension [Substring] {
  fileprivate var trimmingEmptyEnd: [Substring] {
    var lines = self
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension Substring {
  /// The first place where a text stands. O(length × text).
  fileprivate func firstRange(of text: Substring) -> Range<Index>? {
    var start = startIndex
    while true {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      guard start < endIndex else { return nil }
      start = index(after: start)
    }
  }
}
