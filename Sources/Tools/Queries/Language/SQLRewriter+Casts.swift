extension SQLRewriter {
  /// `CAST(x AS t)` for types that SQLite would take for numbers, and every `TRY_CAST`.
  mutating func rewriteCast(at index: Int, isTrying: Bool) {
    guard token(index + 1)?.isSymbol("(") == true, let (marker, end) = typeMarker(from: index + 2), marker + 1 < end
    else { return }
    let type = tokens[(marker + 1)..<end].map { $0.text.lowercased() }.joined()
    guard isTrying || Self.convertedTypes.contains(where: { type.hasPrefix($0) }) else { return }
    instead[index] = isTrying ? "try_cast" : "cast_as"
    instead[marker] = ","
    instead[marker + 1] = "'\(type.replacing("'", with: "''"))'"
    for rest in (marker + 2)..<max(end, marker + 2) { instead[rest] = "" }
  }

  private static let convertedTypes = ["date", "time", "boolean", "bool", "decimal"]

  /// The last AS outside inner parentheses, and the parenthesis that closes.
  private func typeMarker(from start: Int) -> (marker: Int, end: Int)? {
    var depth = 0
    var marker: Int?
    for index in start..<max(tokens.count, start) {
      if tokens[index].isSymbol("(") {
        depth += 1
      } else if tokens[index].isSymbol(")") {
        if depth == 0 { return marker.map { ($0, index) } }
        depth -= 1
      } else if depth == 0, tokens[index].isWord("AS") {
        marker = index
      }
    }
    return nil
  }
}
