extension SQLToken {
  /// The names and words among tokens, in lower case.
  static func names(of tokens: [SQLToken]) -> Set<String> {
    Set(tokens.filter { $0.kind == .word || $0.kind == .quotedName }.map { $0.name.lowercased() })
  }

  /// What statements other than queries begin with, in SQLite and Trino, in upper case.
  static let statementWords: Set<String> = [
    "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CALL", "COMMENT", "COMMIT", "COPY", "CREATE", "DEALLOCATE", "DELETE",
    "DENY",
    "DETACH", "DROP", "END", "EXECUTE", "EXPLAIN", "GRANT", "INSERT", "LOAD", "MERGE", "MSCK", "OPTIMIZE", "PRAGMA",
    "PREPARE", "REFRESH", "REINDEX", "RELEASE", "REPLACE", "RESET", "REVOKE", "ROLLBACK", "SAVEPOINT", "SET", "START",
    "TRUNCATE", "UNLOAD", "UPDATE", "USING", "VACUUM",
  ]
}
