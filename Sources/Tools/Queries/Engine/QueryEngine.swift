/// Answers one SELECT at a time over tables that it does not change.
///
/// A statement that could write, and more than one of them, are refused before anything runs. Results hold at most
/// `limits.rows` rows and end where `limits.resultBytes` are exceeded; cells longer than `limits.cellBytes` are cut. The suite
/// `QueryEngineContract` of the tests runs on every engine.
public protocol QueryEngine: Sendable {
  /// The SQL that it takes.
  var dialect: QueryDialect { get }
  /// What a query may use; an engine keeps those that mean something to it.
  var limits: QueryLimits { get set }

  /// The tables and columns, with what columns mean.
  ///
  /// - Parameter dictionary: Meaning and unit by column name; it comes before what the engine itself knows.
  /// - Throws: `QueryError`, or the error of the service that was asked.
  func schema(dictionary: [String: ColumnMeaning]) async throws -> QuerySchema

  /// Runs a statement and reads its result. Cancelling the task ends the query.
  ///
  /// - Throws: `QueryError` with what to write instead, its code `.cancelled` when the task was cancelled; where queries cost,
  ///   the error that refuses one; the error of the service that was asked.
  func run(_ sql: String) async throws -> QueryResult

  /// How a statement would be answered and what it would cost, without running it.
  ///
  /// - Throws: As `run` does.
  func plan(_ sql: String) async throws -> QueryPlan
}
