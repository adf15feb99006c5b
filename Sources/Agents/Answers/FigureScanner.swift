/// Finds the numbers that a text states.
///
/// Digits inside words are names, not statements (`sessions_last_7_days`, `v1.0`, `P-38384`), and so are dates and
/// times; the number of a list item at the start of a line is layout.
enum FigureScanner {
  /// The figures of a text in order. O(length).
  static func figures(in text: String) -> [Figure] {
    var scanner = Scanner(scalars: Array(text.unicodeScalars))
    return scanner.scan()
  }

  private struct Scanner {
    let scalars: [Unicode.Scalar]
    var index = 0

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func scan() -> [Figure] {
      var figures: [Figure] = []
      while index < scalars.count {
        if isWordPart(scalars[index]) {
          if let figure = word() { figures.append(figure) }
        } else {
          index += 1
        }
      }
      return figures
    }

    /// Reads one word; a figure when all of it is a number.
    private mutating func word() -> Figure? {
      let start = index
      while index < scalars.count, isWordPart(scalars[index]) || joins(at: index) { index += 1 }
      var end = index
      while end > start, scalars[end - 1] == "." || scalars[end - 1] == "," { end -= 1 }
      guard scalars[start].isASCIIDigit, !isListNumber(start: start, end: end) else { return nil }
      return figure(start, end)
    }

    private func figure(_ start: Int, _ end: Int) -> Figure? {
      var first = start
      if first > 0, scalars[first - 1] == "-" || scalars[first - 1] == "−", first < 2 || !isWordPart(scalars[first - 2])
      {
        first -= 1
      }
      let digits = String(String.UnicodeScalarView(scalars[start..<end].filter { $0 != "," }))
      guard let magnitude = Double(digits), magnitude.isFinite, let lead = digits.unicodeScalars.first,
        ("0"..."9").contains(lead)
      else { return nil }
      let isPercentage = percentFollows(end)
      let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
      let decimals = mantissa.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
      return Figure(
        text: String(String.UnicodeScalarView(scalars[first..<end])) + (isPercentage ? "%" : ""), span: first..<end,
        value: first < start ? -magnitude : magnitude, decimals: decimals, isPercentage: isPercentage)
    }

    private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isLetterOrDigit || scalar == "_"
    }

    /// Whether a sign at a position holds the parts of one word together: `0.5`, `1,000`, `6.2e-09`, `2025-10-21`,
    /// `06:14`, `P-38384`.
    private func joins(at position: Int) -> Bool {
      guard position > 0, position + 1 < scalars.count, isWordPart(scalars[position - 1]),
        isWordPart(scalars[position + 1])
      else { return false }
      switch scalars[position] {
      case ".", ":", "-", "/": return true
      case "+": return scalars[position - 1] == "e" || scalars[position - 1] == "E"
      case ",": return isThousandsComma(at: position)
      default: return false
      }
    }

    private func isThousandsComma(at position: Int) -> Bool {
      let group = scalars[(position + 1)...].prefix { ("0"..."9").contains($0) }
      return ("0"..."9").contains(scalars[position - 1]) && group.count == 3
    }

    private func percentFollows(_ end: Int) -> Bool {
      if end < scalars.count, scalars[end] == "%" { return true }
      return end + 1 < scalars.count && scalars[end] == " " && scalars[end + 1] == "%"
    }

    private func isListNumber(start: Int, end: Int) -> Bool {
      guard end < scalars.count, scalars[end] == "." || scalars[end] == ")", end - start <= 3,
        scalars[start..<end].allSatisfy({ ("0"..."9").contains($0) }),
        end + 1 < scalars.count, scalars[end + 1] == " "
      else { return false }
      var before = start
      while before > 0, scalars[before - 1] == " " { before -= 1 }
      return before == 0 || scalars[before - 1] == "\n"
    }
  }
}
