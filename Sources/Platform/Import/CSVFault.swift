/// What is wrong with a row of a CSV file.
public struct CSVFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line on which the row begins; the first is 1.
  public let line: Int
  /// The column it is about, `nil` for the row as a whole.
  public let column: String?
  /// What should be there.
  public let expected: String
  /// What is there.
  public let found: String

  /// A fault with its place.
  init(line: Int, column: String? = nil, expected: String, found: String) {
    self.line = line
    self.column = column
    self.expected = expected
    self.found = found
  }

  /// Line, column, and what was expected and found.
  public var description: String {
    "line \(line)\(column.map { ", \($0)" } ?? ""): expected \(expected), found \(found)"
  }
}
