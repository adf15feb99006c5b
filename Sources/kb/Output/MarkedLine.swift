/// A line of an answer with the numbers of its sources.
struct MarkedLine {
  /// A piece of the line.
  enum Piece: Hashable {
    case text(String)
    /// The number of a source, inside the line.
    case mark(Int)
    /// That the figure before is not supported.
    case flag
  }

  private(set) var pieces: [Piece] = []
  /// The numbers at the end of the line.
  private(set) var trailing: [Int] = []

  var isEmpty: Bool { plain.allSatisfy(\.isWhitespace) && trailing.isEmpty }

  /// Whether the line belongs to a list or a table, whose marks stand below one another.
  var isIndented: Bool { plain.hasPrefix(" ") }

  /// The number that ends the line, `nil` when its last word is none or the line ends otherwise.
  var figure: Double? {
    guard case .text(let text) = pieces.last, let word = text.split(separator: " ").last, let value = Double(word),
      value.isFinite, value >= 0
    else { return nil }
    return value
  }

  /// The line before its trailing marks, without style and trailing space.
  var plain: String { body { text, _ in text } }

  mutating func append(text: ArraySlice<Unicode.Scalar>) {
    guard !text.isEmpty else { return }
    let isAfterTrailing = !trailing.isEmpty
    // What follows trailing marks is white space.
    if !isAfterTrailing { pieces.append(.text(String(String.UnicodeScalarView(text)).withoutControls)) }
  }

  mutating func append(mark number: Int, isTrailing: Bool) {
    if !isTrailing {
      pieces.append(.mark(number))
    } else if trailing.last != number {
      trailing.append(number)
    }
  }

  mutating func appendFlag() { pieces.append(.flag) }

  /// The line before its trailing marks, its marks and flags in styles.
  func body(_ styled: (String, TextStyle) -> String) -> String {
    var text = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .mark(let number): " " + styled("[\(number)]", .cyan)
      case .flag: " " + styled("[unsupported]", .red)
      }
    }.joined()
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
