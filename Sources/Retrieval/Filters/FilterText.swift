import JSON

/// The text of a filter while it is read: makes errors that point into it.
struct FilterText {
  /// The most characters of a line that an error shows on either side of the fault.
  private static let margin = 60

  private let bytes: [UInt8]
  private let lines: LineIndex

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// An error at some bytes.
  func fault(_ range: Range<Int>, expected: String, found: String, suggestion: String? = nil) -> FilterError {
    let start = min(max(range.lowerBound, 0), bytes.count)
    let line = lines.line(at: start)
    let lineBytes = lines.bytes(ofLines: line...line)
    let end = min(max(range.upperBound, start), lineBytes.upperBound)
    let before = Array(text(lineBytes.lowerBound..<start).suffix(Self.margin))
    let marked = Array(text(start..<end).prefix(Self.margin))
    let after = text(end..<lineBytes.upperBound).prefix(Self.margin)
    return FilterError(
      expected: expected, found: found, suggestion: suggestion, range: start..<max(end, start), line: line,
      column: start - lineBytes.lowerBound + 1, excerpt: String(before + marked + after),
      indentation: before.count, width: max(1, marked.count))
  }

  /// An error at a value, which is shown as what was found.
  func fault(at node: JSONNode, expected: String) -> FilterError {
    fault(node.range, expected: expected, found: describe(node))
  }

  /// An error of the JSON below the filter.
  func fault(_ error: JSONError) -> FilterError {
    fault(error.offset..<error.offset + 1, expected: error.expected, found: error.found)
  }

  /// An error at a key that is not one of those known.
  func unknown(_ member: JSONNode.Member, expected: String, among known: [String]) -> FilterError {
    fault(
      member.keyRange, expected: expected, found: "\"\(member.key)\"",
      suggestion: Spelling.nearest(to: member.key, among: known))
  }

  /// The value as a message shows it: short ones whole, others by their kind.
  func describe(_ node: JSONNode) -> String {
    switch node.content {
    case .object(let members): members.isEmpty ? "an empty object" : "an object"
    case .array(let elements): elements.isEmpty ? "an empty array" : "an array of \(elements.count)"
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let number): number.text.utf8.count <= 40 ? number.text : "a long number"
    case .string(let text): text.count <= 40 ? "\"\(text)\"" : "a string of \(text.count) characters"
    }
  }

  /// Control characters would move the caret or the terminal's cursor: each becomes a space.
  private func text(_ range: Range<Int>) -> [Character] {
    String(decoding: bytes[range], as: UTF8.self).filter { $0 != "\n" && $0 != "\r\n" }
      .map { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? $0 : " " }
  }
}
