import Tools

/// Answers one SELECT at a time with Amazon Athena, which is paid by the bytes that a query scans.
///
/// A statement is checked by `ReadOnlyStatement` before anything leaves the machine; what it may read is up to the permissions
/// of the credentials (athena:StartQueryExecution, GetQueryExecution, GetQueryResults, StopQueryExecution, GetWorkGroup;
/// glue:GetDatabases, GetTables; s3 on the data and the results). Under a limit of dollars a query is refused before it starts
/// when it may exceed what is left; see ``estimate(_:)``.
public struct AthenaEngine: QueryEngine {
  /// Where and how Athena answers.
  public let options: AthenaOptions
  /// Rows, bytes and seconds of a query; its steps and memory are Athena's own matter.
  public var limits: QueryLimits
  let calls: AthenaCalls
  let spending: Spending
  let sleep: @Sendable (Double) async throws -> Void
  private let catalogue: AthenaCatalogue

  /// Athena's: Trino's.
  public var dialect: QueryDialect { .athena }

  /// An engine; nothing is asked yet.
  ///
  /// - Parameters:
  ///   - client: Calls Athena and Glue; the limit of seconds goes by its clock.
  ///   - spending: Where queries are booked, and what refuses them.
  ///   - sleep: Waits for seconds between two looks at a query.
  public init(
    client: ServiceClient, options: AthenaOptions, spending: Spending,
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
  ) {
    self.options = options
    self.spending = spending
    self.sleep = sleep
    limits = options.limits
    calls = AthenaCalls(client: client, options: options)
    catalogue = AthenaCatalogue(GlueCatalog(client: client), databases: options.databases)
  }

  /// The tables and columns by the Glue Data Catalog, asked for once in the engine's life; a column's comment is its meaning
  /// where the dictionary has none.
  ///
  /// - Throws: `ServiceError`; `QueryError` for another catalog than Glue's, whose tables are not listed.
  public func schema(dictionary: [String: ColumnMeaning] = [:]) async throws -> QuerySchema {
    guard options.catalog.lowercased() == "awsdatacatalog" else {
      throw QueryError(
        .unsupported, "the tables of the catalog \(options.catalog) cannot be listed",
        remedies: ["Ask SELECT table_schema, table_name FROM information_schema.tables"])
    }
    return try await catalogue.schema().described(by: dictionary)
  }

  /// Runs a query, waits for its end, and reads its result up to the limits.
  ///
  /// When the task is cancelled the query is stopped, which is waited for up to four seconds. A start that is under way is
  /// waited for first: a query whose id is not known cannot be stopped.
  /// - Throws: `QueryError`, `BudgetError` before a query that may cost too much, `ServiceError`.
  public func run(_ sql: String) async throws -> QueryResult {
    let statement = try ReadOnlyStatement(sql)
    do {
      let reservation = try await reserve(for: statement)
      return try await result(of: statement, reservation)
    } catch  where Task.isCancelled || error is CancellationError {
      throw QueryError(.cancelled, "the query was stopped by its caller")
    }
  }

  /// What Athena would do, by its EXPLAIN, and what that would cost. EXPLAIN itself is free of charge.
  ///
  /// - Throws: `QueryError`, `ServiceError`.
  public func plan(_ sql: String) async throws -> QueryPlan {
    let statement = try ReadOnlyStatement(sql)
    do {
      let steps = try await explained(statement, "EXPLAIN").map { line in
        QueryPlan.Step(depth: line.prefix { $0 == " " }.count / 4, detail: String(line.drop { $0 == " " }))
      }
      return QueryPlan(steps: steps, estimate: try await estimate(statement))
    } catch  where Task.isCancelled || error is CancellationError {
      throw QueryError(.cancelled, "the query was stopped by its caller")
    }
  }
}
