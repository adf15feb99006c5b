/// Names of tables and columns as SQL takes them.
public enum SQLName {
  /// A name in quotation marks, so that it may be any text without a NUL.
  public static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// Names in quotation marks, separated by commas.
  public static func list(_ names: some Sequence<String>) -> String {
    names.map(quoted).joined(separator: ", ")
  }

  /// A text as a literal of SQL.
  public static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
