/// An instruction of the machine that matches a regular expression.
enum PatternInstruction: Sendable, Hashable {
  /// Takes one character of a set.
  case take(CharacterSet)
  /// Goes on in two places, the first of them preferred.
  case split(Int, Int)
  /// Goes on elsewhere.
  case jump(Int)
  /// Keeps the place in the text.
  case save(Int)
  /// Goes on only where this holds.
  case require(PatternNode.Assertion)
  /// The expression matches.
  case match
}
