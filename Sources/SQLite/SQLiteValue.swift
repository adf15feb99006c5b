/// A value of SQLite's five storage classes.
public enum SQLiteValue: Sendable, Hashable {
  /// No value.
  case null
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case real(Double)
  /// Words.
  case text(String)
  /// Bytes.
  case blob([UInt8])
}
