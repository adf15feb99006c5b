extension SQLRewriter {
  /// `OFFSET m ROWS` before LIMIT or FETCH, which Trino has in this order and SQLite in the other.
  mutating func rewriteOffset(at index: Int) {
    guard instead[index] == nil, let skipped = token(index + 1), skipped.kind == .number else { return }
    let hasUnit = token(index + 2)?.isWord("ROW", "ROWS") == true
    let next = index + (hasUnit ? 3 : 2)
    if token(next)?.isWord("LIMIT") == true, let count = token(next + 1), count.kind == .number {
      replace(index..<(next + 2), with: "LIMIT \(count.text) OFFSET \(skipped.text)")
    } else if let fetch = fetch(at: next) {
      replace(index..<fetch.end, with: "LIMIT \(fetch.count) OFFSET \(skipped.text)")
    } else if hasUnit {
      let isAfterLimit = token(index - 2)?.isWord("LIMIT") == true
      replace(index..<next, with: "\(isAfterLimit ? "" : "LIMIT -1 ")OFFSET \(skipped.text)")
    }
  }

  /// `FETCH FIRST n ROWS ONLY`.
  mutating func rewriteFetch(at index: Int) {
    guard instead[index] == nil, let fetch = fetch(at: index) else { return }
    replace(index..<fetch.end, with: "LIMIT \(fetch.count)")
  }

  private func fetch(at index: Int) -> (count: String, end: Int)? {
    guard token(index)?.isWord("FETCH") == true, token(index + 1)?.isWord("FIRST", "NEXT") == true else { return nil }
    let number = token(index + 2).flatMap { $0.kind == .number ? $0.text : nil }
    let unit = index + (number == nil ? 2 : 3)
    guard token(unit)?.isWord("ROW", "ROWS") == true, token(unit + 1)?.isWord("ONLY") == true else { return nil }
    return (number ?? "1", unit + 2)
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    for index in range { instead[index] = "" }
    instead[range.lowerBound] = text
  }
}
