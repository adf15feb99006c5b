extension SQLiteEngine: QueryEngine {
  /// SQLite's, with functions of Trino.
  public var dialect: QueryDialect { .sqlite }
}
