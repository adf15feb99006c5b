/// A regular expression that is matched without going back: time grows with text × expression, whatever both are.
///
/// The part of Java's syntax that Trino's users write: `.`, classes, `\d \w \s \b`, groups, `|`, greedy and lazy
/// quantifiers, `^ $`, and `(?i)`, `(?s)`, `(?m)` at the beginning. Lookarounds and references back are refused.
struct RegularExpression: Sendable {
  let program: [PatternInstruction]
  let ignoresCase: Bool
  /// How many groups there are, the whole match not counted.
  let groupCount: Int

  /// - Throws: `FunctionFault` that says what is not supported.
  init(_ pattern: String) throws(FunctionFault) {
    var parser = try PatternParser(pattern)
    let node = try parser.parse()
    program = try PatternCompiler(node).program
    ignoresCase = parser.ignoresCase
    groupCount = parser.captureCount
  }

  /// The leftmost match from a place on, as the places of its groups, two a group; -1 for a group that took no part.
  ///
  /// - Parameter slots: How many of these places are wanted; 0 when only asked whether there is a match.
  /// - Throws: `FunctionFault` when the query has used up its budget.
  func match(
    in text: [Unicode.Scalar], from start: Int = 0, slots: Int, _ context: FunctionContext
  ) throws(FunctionFault) -> [Int]? {
    var machine = PatternMachine(self, text, slots: slots)
    return try machine.run(from: start, context)
  }
}
