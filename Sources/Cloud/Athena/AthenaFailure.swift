import Tools

/// Why Athena gave no result, taken apart: `COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved`.
struct AthenaFailure {
  /// Trino's name for the trouble, empty where none is given.
  let name: String
  /// The line and column, counted from 1.
  let position: (line: Int, column: Int)?
  /// The sentence.
  let message: String

  init(_ reason: String) {
    var rest = reason[...]
    name = Self.name(&rest)
    position = Self.position(&rest)
    message = String(rest)
  }

  /// Trouble with a statement in the words of an engine, with what to write instead.
  ///
  /// - Parameters:
  ///   - skippedLines: The lines that were put before the statement.
  ///   - isWriters: Whether Athena blames the statement; `nil` when it does not say.
  ///   - schema: The tables there are, `nil` when that is not known.
  func error(
    _ statement: ReadOnlyStatement, skippedLines: Int = 0, isWriters: Bool?, schema: QuerySchema?
  ) -> QueryError {
    let place = position.map { statement.place(line: $0.line - skippedLines, column: $0.column) }
    let code = Self.codes[name] ?? (position != nil ? .syntax : isWriters == true ? .invalidArgument : .database)
    let subject = quotedName ?? ""
    var remedies: [String] = []
    if let schema, !subject.isEmpty {
      if code == .unknownColumn { remedies = [schema.remedy(unknownColumn: subject, in: statement.names)] }
      if code == .unknownTable { remedies = [schema.remedy(unknownTable: subject)] }
    }
    let text = message.isEmpty ? "Athena gives no reason" : message
    return QueryError(
      code, name.isEmpty ? text : "\(text) (\(name))", subject: subject, place: place, remedies: remedies)
  }

  /// The first name between single quotation marks; of `'catalog.schema.table'` what is behind the catalog.
  private var quotedName: String? {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count >= 3, !parts[1].isEmpty else { return nil }
    let names = parts[1].split(separator: ".")
    return names.suffix(2).joined(separator: ".")
  }

  private static func name(_ rest: inout Substring) -> String {
    guard let colon = rest.firstIndex(of: ":") else { return "" }
    let name = rest[..<colon]
    guard name.utf8.count >= 3,
      name.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x5F || (0x30...0x39).contains($0) })
    else { return "" }
    rest = rest[rest.index(after: colon)...].drop { $0 == " " }
    return String(name)
  }

  private static func position(_ rest: inout Substring) -> (line: Int, column: Int)? {
    let parts = rest.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasPrefix("line "), let line = Int(parts[0].dropFirst(5)),
      let column = Int(parts[1]),
      (1...1_000_000).contains(line), (1...1_000_000).contains(column)
    else { return nil }
    rest = parts[2].drop { $0 == " " }
    return (line, column)
  }

  /// Trino's names (https://github.com/trinodb/trino, `StandardErrorCode`) that say more than who is to blame.
  private static let codes: [String: QueryError.Code] = [
    "COLUMN_NOT_FOUND": .unknownColumn, "AMBIGUOUS_NAME": .unknownColumn, "TABLE_NOT_FOUND": .unknownTable,
    "SCHEMA_NOT_FOUND": .unknownTable, "CATALOG_NOT_FOUND": .unknownTable, "FUNCTION_NOT_FOUND": .unknownFunction,
    "SYNTAX_ERROR": .syntax, "NOT_SUPPORTED": .unsupported, "TYPE_MISMATCH": .invalidArgument,
    "INVALID_FUNCTION_ARGUMENT": .invalidArgument, "INVALID_CAST_ARGUMENT": .invalidArgument,
    "DIVISION_BY_ZERO": .invalidArgument, "NUMERIC_VALUE_OUT_OF_RANGE": .invalidArgument,
    "EXPRESSION_NOT_AGGREGATE": .syntax, "MISSING_GROUP_BY": .syntax, "PERMISSION_DENIED": .forbidden,
    "EXCEEDED_TIME_LIMIT": .budget, "EXCEEDED_MEMORY_LIMIT": .budget, "EXCEEDED_LOCAL_MEMORY_LIMIT": .budget,
    "EXCEEDED_GLOBAL_MEMORY_LIMIT": .budget, "EXCEEDED_SCAN_LIMIT": .budget, "EXCEEDED_CPU_LIMIT": .budget,
  ]
}
