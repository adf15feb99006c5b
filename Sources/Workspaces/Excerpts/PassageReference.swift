/// What someone refers to when asking for a passage.
public enum PassageReference: Sendable, Hashable {
  /// A citation by its number, of a run or of the newest one.
  case citation(run: String?, number: Int)
  /// A document by its key or URI, or some of its lines.
  case document(String, lines: ClosedRange<Int>?)

  /// Reads `1`, `RUN:1`, `KEY`, `KEY:10` or `KEY:10-20`; `nil` for an empty text or lines that run backwards.
  ///
  /// The key of a document has an extension, the id of a run has none: that tells them apart.
  public init?(_ text: String) {
    guard let last = text.split(separator: ":").last, !text.hasSuffix(":") else { return nil }
    if let number = Self.number(text) {
      self = .citation(run: nil, number: number)
      return
    }
    let head = String(text.dropLast(last.count + 1))
    guard !head.isEmpty, let lines = Self.lines(last) else {
      self = .document(text, lines: nil)
      return
    }
    guard lines.first <= lines.last else { return nil }
    if lines.first == lines.last, head == "last" || head.allSatisfy(\.isHexDigit) {
      self = .citation(run: head, number: lines.first)
    } else {
      self = .document(head, lines: lines.first...lines.last)
    }
  }

  private static func lines(_ text: Substring) -> (first: Int, last: Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { number($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1] else { return nil }
    return (first, last)
  }

  /// A positive number in plain digits.
  private static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number > 0 else { return nil }
    return number
  }
}
