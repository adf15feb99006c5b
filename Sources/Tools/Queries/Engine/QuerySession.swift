import CSQLite
import SQLite

/// A connection for one query: files attached, everything else locked.
final class QuerySession {
  let database: Database
  let meter: QueryMeter
  let watcher: QueryGuard
  /// The tables within reach, with their columns.
  let catalogue: QuerySchema
  let limits: QueryLimits

  /// Opens the files of an engine. The order matters: what the engine needs is done before the lock falls.
  init(_ engine: SQLiteEngine) throws(QueryError) {
    limits = engine.limits
    meter = QueryMeter(engine.limits, clock: engine.clock)
    do throws(SQLiteError) {
      database = try Database(":memory:", access: .read)
      try SchemaFiles.attach(engine.sources, to: database)
      // Their first use declares a table, which the authorizer would take for a write.
      try database.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")
      catalogue = try QuerySchema(of: engine.sources.map(\.schema), in: database)
    } catch {
      throw QueryError(opening: error)
    }
    let functions = FunctionContext(meter: meter, now: engine.clock())
    SQLFunctions.register(in: database.handle, functions)
    watcher = QueryGuard(tables: catalogue.names, hidden: catalogue.hiddenNames, functions: SQLFunctions.allowedNames)
    harden()
    meter.watch(database.handle)
    watcher.watch(database.handle)
  }

  private func harden() {
    let handle = database.handle
    kb_sqlite_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    kb_sqlite_switch(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    kb_sqlite_switch(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    kb_sqlite_switch(handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0)
    kb_sqlite_switch(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    setDoubleQuotedStrings(allowed: false)
    for (limit, value) in Self.connectionLimits { sqlite3_limit(handle, limit, value) }
  }

  /// Whether "text" that names no column is a string, as SQLite has it by default.
  func setDoubleQuotedStrings(allowed: Bool) {
    kb_sqlite_switch(database.handle, SQLITE_DBCONFIG_DQS_DML, allowed ? 1 : 0)
  }

  // A long statement of long texts holds statement / 20 × LENGTH bytes at once: 256 MB, without a step in between.
  private static let connectionLimits: [(Int32, Int32)] = [
    (SQLITE_LIMIT_LENGTH, 262_144), (SQLITE_LIMIT_SQL_LENGTH, Int32(2 * QueryLimits.statementBytes)),
    (SQLITE_LIMIT_COLUMN, 512), (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 64),
    (SQLITE_LIMIT_VDBE_OP, 50_000), (SQLITE_LIMIT_FUNCTION_ARG, 64), (SQLITE_LIMIT_ATTACHED, 0),
    (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000), (SQLITE_LIMIT_VARIABLE_NUMBER, 0), (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (SQLITE_LIMIT_WORKER_THREADS, 0),
  ]
}
