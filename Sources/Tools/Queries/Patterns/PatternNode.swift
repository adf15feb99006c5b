/// A part of a regular expression.
indirect enum PatternNode: Sendable, Hashable {
  /// A place that holds between characters.
  enum Assertion: Sendable, Hashable {
    case start
    case end
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }

  case empty
  case set(CharacterSet)
  case assertion(Assertion)
  /// Its place is kept under a number from 1.
  case capture(PatternNode, number: Int)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)
}
