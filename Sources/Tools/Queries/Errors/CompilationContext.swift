import CSQLite

/// What is known when SQLite reports an error, to say it in words that help.
///
/// SQLite has one code for most errors of compilation; its message is all that tells them apart.
struct CompilationContext {
  let text: StatementText
  let catalogue: QuerySchema
  let watcher: QueryGuard
  let meter: QueryMeter
  let limits: QueryLimits

  /// The error that a call left on a connection.
  ///
  /// - Parameter offset: Where in the rewritten text, in bytes; below zero where that is not known.
  func error(_ code: Int32, _ connection: OpaquePointer, offset: Int) -> QueryError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
    switch code & 0xFF {
    case SQLITE_INTERRUPT: return interruption
    case SQLITE_AUTH: return denial
    case SQLITE_TOOBIG:
      return QueryError(
        .tooLarge, "a text or the statement is too large: \(message)",
        remedies: ["Texts may have 262144 bytes, a statement \(QueryLimits.statementBytes)"])
    case SQLITE_NOMEM:
      return QueryError(.budget, "the memory is not enough", remedies: ["Select fewer rows or columns"])
    case SQLITE_ERROR:
      // A function that a view or an index calls is denied without the authorizer's code.
      if watcher.denial != nil { return denial }
      return compilation(message, place: text.place(rewrittenOffset: offset))
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      return QueryError(
        .database, "a file of the tables is damaged: \(message)", remedies: ["Make the damaged file anew"])
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR:
      return QueryError(.database, "the data cannot be read: \(message)", remedies: ["Ask again in a moment"])
    case SQLITE_READONLY: return QueryError(forbidden: "a statement that writes")
    default: return QueryError(.syntax, message, place: text.place(rewrittenOffset: offset))
    }
  }

  private var interruption: QueryError {
    let remedies = [
      "Make it less work: add a WHERE or LIMIT inside, join on a key, or aggregate before joining"
    ]
    return switch meter.stop {
    case .cancelled: QueryError(.cancelled, "the query was stopped by its caller")
    case .time: QueryError(.budget, "the query took longer than \(limits.seconds) seconds", remedies: remedies)
    case .memory:
      QueryError(.budget, "the query needs more than \(limits.memory >> 20) MB of memory", remedies: remedies)
    case .steps, nil: QueryError(.budget, "the query takes more than \(limits.steps) steps", remedies: remedies)
    }
  }

  private var denial: QueryError {
    let found = watcher.denial ?? "this"
    guard found.hasPrefix("reading ") else { return QueryError(forbidden: found) }
    return QueryError(
      .forbidden, "\(found) is not allowed", subject: String(found.dropFirst(8)), remedies: [tableList])
  }

  /// The tables there are, in a sentence.
  var tableList: String { catalogue.tableList }
}
