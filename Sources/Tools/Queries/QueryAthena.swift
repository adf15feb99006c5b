import JSON

/// The tool `query_athena`: one SELECT over the catalogue, answered with rows as JSON.
public struct QueryAthena: Sendable {
  /// The tool's name.
  public static let name = "query_athena"
  /// The argument with the statement.
  public static let argument = "sql_query"

  /// Rows of an answer, unless the statement limits them.
  public static let rowLimit = 100
  /// Bytes of an answer's JSON.
  public static let answerBytes = 16_384

  /// The tool.
  public let tool: Tool

  /// The tool over an engine; the model is told the schema, one line a table.
  ///
  /// An answer has at most `rows` rows and `bytes` bytes of JSON, whole rows only; `truncated` and `total_row_count` tell
  /// of more. A statement that cannot be answered throws `ToolError` whose text says what to write instead.
  public init(
    _ engine: any QueryEngine, schema: QuerySchema, rows: Int = QueryAthena.rowLimit,
    bytes: Int = QueryAthena.answerBytes
  ) {
    var engine = engine
    engine.limits.rows = min(engine.limits.rows, rows)
    tool = Tool(Self.definition(schema, engine.dialect)) { [engine] input in
      try await Self.answer(input, engine, bytes: bytes)
    }
  }

  private static func answer(_ input: JSONObject, _ engine: any QueryEngine, bytes: Int) async throws -> JSONValue {
    do {
      return try await engine.run(input[argument]?.string ?? "").json(fitting: bytes)
    } catch let error as QueryError {
      let isWriters = error.code != .database && error.code != .cancelled
      throw ToolError(isWriters ? .invalidInput : .failed, tool: name, error.description)
    } catch let error as CancellationError {
      throw error
    } catch {
      throw ToolError(.failed, tool: name, "\(error)")
    }
  }

  private static func definition(_ schema: QuerySchema, _ dialect: QueryDialect) -> ToolDefinition {
    ToolDefinition(
      name: name,
      description: """
        Runs one read-only SQL SELECT over the customers, their predictions and the analysis tables, for counts, averages, \
        rankings and lists. \(dialect.guidance) Compute in SQL rather than from rows: an answer has at most \
        \(rowLimit) rows. Tables:
        \(schema.compactText)
        """,
      parameters: [
        ToolParameter(
          argument, .string(maximumLength: 10_000), "One SELECT statement, WITH allowed, without parameters.",
          isRequired: true)
      ])
  }
}
