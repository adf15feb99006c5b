/// The text of a turn as it grows, with the stretches of it that rest on something.
struct TurnText: Sendable {
  /// A stretch of the text, in Unicode scalars, and what it rests on.
  struct Stretch: Sendable {
    let span: Range<Int>
    let sources: [CitedSource]
  }

  private var scalars: [Unicode.Scalar] = []
  private var stretches: [Stretch] = []

  /// The text so far.
  var text: String { String(String.UnicodeScalarView(scalars)) }

  /// The cited stretches in the order of the text, without the white space at their ends.
  var cited: [Stretch] {
    stretches.map { Stretch(span: trimmed($0.span), sources: $0.sources) }
      .enumerated().sorted { ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset) }
      .map(\.element)
  }

  /// Adds words with what they rest on.
  mutating func add(_ text: String, _ sources: [CitedSource]) {
    let start = scalars.count
    scalars.append(contentsOf: text.unicodeScalars)
    if !sources.isEmpty { stretches.append(Stretch(span: start..<scalars.count, sources: sources)) }
  }

  /// Says what a stretch of the text so far rests on; what lies beyond the text is left out.
  mutating func cite(_ span: Range<Int>, _ sources: [CitedSource]) {
    let span = span.clamped(to: 0..<scalars.count)
    if !span.isEmpty, !sources.isEmpty { stretches.append(Stretch(span: span, sources: sources)) }
  }

  private func trimmed(_ span: Range<Int>) -> Range<Int> {
    let piece = scalars[span]
    let leading = piece.prefix { $0.properties.isWhitespace }.count
    let trailing = leading == piece.count ? 0 : piece.reversed().prefix { $0.properties.isWhitespace }.count
    return span.lowerBound + leading..<span.upperBound - trailing
  }
}
