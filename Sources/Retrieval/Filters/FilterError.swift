import JSON

/// The first place of a filter's text that is not a filter.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What would have been right there.
  public let expected: String
  /// What stands there instead.
  public let found: String
  /// The known word that was probably meant.
  public let suggestion: String?
  /// The bytes of the text at fault, counted from 0.
  public let range: Range<Int>
  /// The line, counted from 1.
  public let line: Int
  /// The column in bytes, counted from 1.
  public let column: Int
  /// The text's line with the fault.
  public let excerpt: String
  /// How many characters of `excerpt` stand before the fault.
  public let indentation: Int
  /// How many characters of `excerpt` the fault takes up, at least one.
  public let width: Int

  /// The first byte at fault, counted from 0.
  public var offset: Int { range.lowerBound }

  /// The place, what was expected there, and the text with a caret under the place.
  public var description: String {
    let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    let indent = String(repeating: " ", count: indentation)
    let carets = String(repeating: "^", count: width)
    return """
      filter, line \(line), column \(column): expected \(expected), found \(found)\(hint)
        \(excerpt)
        \(indent)\(carets)
      """
  }
}
