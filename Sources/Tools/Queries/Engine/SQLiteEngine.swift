/// Answers one SELECT at a time over SQLite files, which it cannot change.
///
/// Every query has a connection of its own: the files are attached read-only to an empty database, then an authorizer
/// allows nothing but SELECT, reading the files' tables, and harmless functions, and the connection's limits are set.
/// Functions that analysts write for Athena (Trino) are there, so is some of its syntax; see ``SQLFunctions`` and
/// ``SQLRewriter``. Tables may be named without their schema where that is not ambiguous.
public struct SQLiteEngine: Sendable {
  /// A SQLite file and the name that statements know it by.
  public struct Source: Sendable, Hashable {
    /// The schema's name.
    public let schema: String
    /// The file's path; a file that is not there is left out.
    public let path: String

    /// A file as a schema. `main` and `temp` are SQLite's own names: their tables are out of reach.
    public init(schema: String, path: String) {
      self.schema = schema
      self.path = path
    }
  }

  /// The files, in the order in which a table is looked for.
  public let sources: [Source]
  /// What a query may use.
  public var limits: QueryLimits
  let clock: @Sendable () -> Double

  /// An engine over files; nothing is opened yet.
  ///
  /// - Parameter clock: The seconds since 1970: for the time limit and for `now()`.
  public init(_ sources: [Source], limits: QueryLimits = QueryLimits(), clock: @escaping @Sendable () -> Double) {
    self.sources = sources
    self.limits = limits
    self.clock = clock
  }

  /// Runs a statement and reads its result, up to the limits. Blocks until it is done; cancelling the task ends it.
  ///
  /// - Throws: `QueryError` with what to write instead.
  public func run(_ sql: String) throws(QueryError) -> QueryResult {
    let text = try StatementText(sql)
    let session = try QuerySession(self)
    return try session.run(text)
  }

  /// How SQLite would go about a statement, without running it.
  ///
  /// - Throws: `QueryError` as `run` does.
  public func plan(_ sql: String) throws(QueryError) -> QueryPlan {
    let text = try StatementText(sql)
    return try QuerySession(self).plan(text)
  }

  /// The schemas with their tables and columns; a dictionary adds what columns mean.
  ///
  /// - Parameter dictionary: Meaning and unit by column name.
  /// - Throws: `QueryError` when a file cannot be read.
  public func schema(dictionary: [String: ColumnMeaning] = [:]) throws(QueryError) -> QuerySchema {
    try QuerySession(self).catalogue.described(by: dictionary)
  }
}
