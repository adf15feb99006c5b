/// Why a statement gave no rows, and what to write instead.
public struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: String, Sendable, Hashable {
    /// There is no statement.
    case empty
    /// There is more than one statement.
    case severalStatements = "several_statements"
    /// The statement is no SELECT, or reaches for what is out of reach.
    case forbidden
    /// There is no such table.
    case unknownTable = "unknown_table"
    /// There is no such column.
    case unknownColumn = "unknown_column"
    /// There is no such function, or it takes other arguments.
    case unknownFunction = "unknown_function"
    /// A function was given something that it cannot work with.
    case invalidArgument = "invalid_argument"
    /// The text is not SQL as the engine knows it.
    case syntax
    /// Trino's SQL has it, this engine does not.
    case unsupported
    /// It would take too many steps, too much time, too much memory, or scan too many bytes.
    case budget
    /// A statement, text or result is too large.
    case tooLarge = "too_large"
    /// The caller gave up.
    case cancelled
    /// The tables cannot be read.
    case database
  }

  /// Where in the statement.
  public struct Place: Sendable, Hashable {
    /// Counted from 1.
    public let line: Int
    /// Counted in characters from 1.
    public let column: Int
    /// The words at the place.
    public let text: String

    /// A place with the words there.
    public init(line: Int, column: Int, text: String) {
      self.line = line
      self.column = column
      self.text = text
    }
  }

  /// Which kind of trouble.
  public let code: Code
  /// What is the matter.
  public let message: String
  /// The name it is about; empty where it is about none.
  public let subject: String
  /// Where, if that is known.
  public let place: Place?
  /// What to do, the likeliest first.
  public let remedies: [String]

  /// Trouble with a statement.
  public init(
    _ code: Code, _ message: String, subject: String = "", place: Place? = nil, remedies: [String] = []
  ) {
    self.code = code
    self.message = message
    self.subject = subject
    self.place = place
    self.remedies = remedies
  }

  /// That a statement is refused for what was found in it.
  init(forbidden found: String, place: Place? = nil) {
    self.init(
      .forbidden, "\(found) is not allowed: only one SELECT that reads the tables", place: place,
      remedies: ["Write a SELECT, or WITH … SELECT"])
  }

  /// What is the matter, where, and what to do, in sentences on one line.
  public var description: String {
    let whereabouts = place.map { " (line \($0.line), column \($0.column), at: \($0.text))" } ?? ""
    return ([message + whereabouts] + remedies).joined(separator: ". ")
  }
}
