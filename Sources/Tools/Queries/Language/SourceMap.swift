/// Leads from bytes of a rewritten statement back to the statement as it was given.
struct SourceMap: Sendable {
  /// Where pieces begin: in the rewritten text, and in the original. Ascending.
  private var pieces: [(rewritten: Int, original: Int)] = []

  /// Takes note that from here on the rewritten text follows the original.
  mutating func add(rewritten: Int, original: Int) { pieces.append((rewritten, original)) }

  /// The byte of the original that a byte of the rewritten text came from.
  func original(_ offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.rewritten <= offset }) else { return 0 }
    let next = pieces.first { $0.rewritten > offset }?.original ?? .max
    return min(piece.original + (offset - piece.rewritten), max(next - 1, piece.original))
  }

  /// A byte's line and column, with the words there.
  static func place(_ offset: Int, in bytes: [UInt8]) -> QueryError.Place {
    let offset = min(max(offset, 0), bytes.count)
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let rest = bytes[offset...].prefix(120).prefix { $0 != 0x0A && $0 != 0 }
    let words = String(String(decoding: rest, as: UTF8.self).prefix(30))
    return QueryError.Place(
      line: before.count { $0 == 0x0A } + 1,
      column: String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1,
      text: words.allSatisfy(\.isWhitespace) ? "the end" : words)
  }
}
