import ArgumentParser
import Tools
import Workspaces

struct SQL: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Ask the platform's tables, or a SQLite file, with one SELECT.",
    discussion: """
      Nothing can be written. The dialect is SQLite's, with the functions that analysts write for Athena: \
      approx_percentile, date_trunc, date_diff, regexp_like, try_cast and others.
      """)

  @Argument(help: "One SELECT, - for stdin; with --schema the name of a table.")
  var statement: String?

  @Flag(help: "List the tables and columns, or the columns of one table with their meaning.")
  var schema = false

  @Flag(help: "Show how the statement would be answered, without running it.")
  var plan = false

  @Option(help: ArgumentHelp("Print at most so many rows (default: 100).", valueName: "n"))
  var limit = 100

  @Option(help: ArgumentHelp("How rows are printed: table, csv, json or md.", valueName: "format"))
  var format = RowFormat.table

  @Option(help: ArgumentHelp("Ask this SQLite file instead.", valueName: "file"))
  var database: String?

  @Option(
    name: .customLong("max-usd"),
    help: ArgumentHelp("Run nothing in Athena that could cost more than so many dollars.", valueName: "usd"))
  var maximumUSD: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1_000_000).contains(limit) else {
      throw ValidationError("expected --limit from 1 to 1000000, found \(limit)")
    }
    if schema, plan { throw ValidationError("expected --schema or --plan, found both") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let text = schema ? statement ?? "" : try StatementInput.text(statement)
    let money = maximumUSD.map { SettingFlag("--max-usd", setting: "agent.maximumUsd", text: $0) }
    let tables = try await QueryTables(
      database: database, location, [money].compactMap(\.self), limit: limit, host, console)
    do {
      try await answer(text, tables, console)
    } catch let error as QueryError where error.code == .database && database == nil {
      var failure = Failure(query: error)
      failure.remedies = ["Make what is damaged anew: kb platform data, then kb platform infer"]
      throw failure
    }
  }

  private func answer(_ text: String, _ tables: QueryTables, _ console: Console) async throws {
    if schema {
      try SchemaOutput(try await tables.engine.schema(dictionary: tables.meanings)).print(table: statement, console)
    } else if plan {
      let plan = try await tables.engine.plan(text)
      try console.print(plan.json, or: plan.text.withoutControls)
      if let estimate = plan.estimate { console.note(estimate.text.withoutControls) }
    } else {
      try show(try await tables.engine.run(text), console)
    }
  }

  private func show(_ result: QueryResult, _ console: Console) throws {
    if console.json || format == .json {
      try console.print(result.json)
    } else {
      try console.print(format.text(result))
    }
    for note in result.notes { console.note("note: \(note.withoutControls)") }
    if let statistics = result.statistics { console.note(statistics.text.withoutControls) }
    guard result.isTruncated else { return }
    let total = result.totalRowCount.map { " of \($0)" } ?? ", there are more"
    console.note("\(result.rows.count.counted("row"))\(total); --limit n prints more")
  }
}
