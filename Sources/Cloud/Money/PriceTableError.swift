/// The first place of a price file that does not fit.
public struct PriceTableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in bytes, counted from 1.
  public let column: Int
  /// What would have been right there.
  public let expected: String
  /// What stands there.
  public let found: String

  /// File, line, column, and what was expected and found there.
  public var description: String { "\(file):\(line):\(column): expected \(expected), found \(found)" }
}
