/// Why a test collection or a run could not be read or written.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// The line, counted from 1; `nil` when the file as a whole is at fault.
  public let line: Int?
  /// What would have been right there.
  public let expected: String
  /// What was found instead.
  public let found: String

  /// Trouble with a file, or with a line of it.
  public init(file: String, line: Int? = nil, expected: String, found: String) {
    self.file = file
    self.line = line
    self.expected = expected
    self.found = found
  }

  /// The place, what was expected there and what was found.
  public var description: String {
    "\(file)\(line.map { ", line \($0)" } ?? ""): expected \(expected), found \(found)"
  }
}
