/// Names of tables and columns as SQL takes them.
public enum SQLName {
  /// A name in quotation marks, so that it may be any text without a NUL.
  public static func quoted(_ name: String) -> String { "\"\(doubling("\"", in: name))\"" }

  /// Names in quotation marks, separated by commas.
  public static func list(_ names: some Sequence<String>) -> String {
    names.map(quoted).joined(separator: ", ")
  }

  /// A text as a literal of SQL.
  public static func literal(_ text: String) -> String { "'\(doubling("'", in: text))'" }

  // By scalars: a mark that a combining character follows is another character to Swift, and still the end to SQLite.
  private static func doubling(_ mark: Unicode.Scalar, in text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == mark ? [mark, mark] : [$0] }))
  }
}
