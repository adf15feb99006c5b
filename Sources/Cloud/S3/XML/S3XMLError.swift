/// Why a text is not XML that S3 could have sent.
struct S3XMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where, in bytes from the beginning.
  let offset: Int
  /// What was expected there.
  let expected: String

  /// The place and the expectation.
  var description: String { "expected \(expected) at byte \(offset) of the XML" }
}
