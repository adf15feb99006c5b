import CSQLite

extension QuerySession {
  /// Compiles and runs a statement.
  func run(_ text: StatementText) throws(QueryError) -> QueryResult {
    var (statement, notes) = try compiled(text, prefix: "")
    let reading = try statement.read(limits, meter: meter, context: errorContext(text))
    if reading.cutCells > 0 {
      notes.append("\(reading.cutCells) cells were longer than \(limits.cellBytes) bytes and are cut")
    }
    return QueryResult(
      sql: text.sql, columns: statement.columns(typedBy: reading.rows), rows: reading.rows,
      isTruncated: reading.isTruncated, totalRowCount: reading.total, steps: meter.work, notes: notes)
  }

  /// Compiles a statement and reads the plan that SQLite made for it.
  func plan(_ text: StatementText) throws(QueryError) -> QueryPlan {
    let (statement, _) = try compiled(text, prefix: "EXPLAIN QUERY PLAN ")
    return QueryPlan(try statement.read(limits, meter: meter, context: errorContext(text)).rows)
  }

  /// First with "…" as names only; where that fails for want of a column, as SQLite has it: a string.
  private func compiled(
    _ text: StatementText, prefix: String
  ) throws(QueryError) -> (statement: QueryStatement, notes: [String]) {
    do throws(QueryError) {
      return (try prepare(text, prefix: prefix), [])
    } catch {
      guard error.code == .unknownColumn, text.tokens.contains(where: { $0.kind == .quotedName }) else { throw error }
      setDoubleQuotedStrings(allowed: true)
      guard let statement = try? prepare(text, prefix: prefix) else { throw error }
      return (statement, ["\"\(error.subject)\" names no column and is taken as text: write '\(error.subject)'"])
    }
  }

  private func prepare(_ text: StatementText, prefix: String) throws(QueryError) -> QueryStatement {
    let statement = try QueryStatement(
      prefix + text.rewritten, in: database.handle, context: errorContext(text), prefix: prefix.utf8.count)
    guard sqlite3_stmt_readonly(statement.handle) != 0 else {
      throw QueryError(forbidden: "a statement that writes")
    }
    return statement
  }

  func errorContext(_ text: StatementText) -> CompilationContext {
    CompilationContext(text: text, catalogue: catalogue, watcher: watcher, meter: meter, limits: limits)
  }
}
