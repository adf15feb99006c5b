import CSQLite

/// Why SQLite did not do what it was asked to.
public struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// SQLite's extended result code, such as `SQLITE_BUSY`.
  public let code: Int32
  /// SQLite's own words, such as `no such column: tenure`.
  public let message: String
  /// What was being done: a file's path or an operation.
  public let context: String

  /// Trouble with an operation.
  public init(code: Int32, message: String, context: String) {
    self.code = code
    self.message = message
    self.context = context
  }

  /// The result code without its extension.
  public var primaryCode: Int32 { code & 0xff }

  /// Whether the file is damaged, or no database at all: it has to be made anew.
  public var isDamage: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

  /// What was being done, and what SQLite says about it.
  public var description: String { "\(context): \(message) (SQLite \(code))" }
}
