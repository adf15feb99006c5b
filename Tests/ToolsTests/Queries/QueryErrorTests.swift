import Testing

@testable import Tools

@Suite struct QueryErrorTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func error(_ sql: String) throws -> QueryError {
    try #require(#expect(throws: QueryError.self) { try shop.engine().run(sql) })
  }

  @Test(arguments: [
    ("SELECT tenure FROM customers", "no such column: tenure", "Did you mean tenure_months (shop.customers)?"),
    ("SELECT nmae FROM customers", "no such column: nmae", "Did you mean name (shop.customers)?"),
    ("SELECT c.balanec FROM customers c", "no such column: c.balanec", "Did you mean balance (shop.customers)?"),
    ("SELECT price FROM customers", "no such column: price", "shop.products has price: join it or select from it"),
    (
      "SELECT zzz FROM regions", "no such column: zzz", "shop.regions has the columns id, name, manager"
    ),
    ("SELECT * FROM costumers", "no such table: costumers", "Did you mean shop.customers?"),
    ("SELECT * FROM shop.customer", "no such table: shop.customer", "Did you mean shop.customers?"),
    (
      "SELECT aproxpercentile(id, 0.5) FROM customers", "no such function: aproxpercentile",
      "Did you mean approx_percentile? Write approx_percentile(x, share)"
    ),
    (
      "SELECT array_agg(name) FROM customers", "the function array_agg is not supported here",
      "Use group_concat(x, ', ') or json_group_array(x)"
    ),
    (
      "SELECT date_diff('day', '2025-01-01')", "wrong number of arguments to function date_diff()",
      "Write date_diff(unit, from, to)"
    ),
    ("SELECT id::bigint FROM customers", ":: is not supported here", "Write CAST(x AS type)"),
    (
      "SELECT * FROM customers QUALIFY row_number() OVER () = 1", "QUALIFY is not supported here",
      "Compute the window function in a WITH query and filter on it in WHERE"
    ),
    (
      "SELECT id FROM customers c, orders WHERE name = 'x'", "ambiguous column: id is in several tables",
      "Name the table before it as in customers.id"
    ),
    (
      "DELETE FROM customers", "DELETE is not allowed: only one SELECT that reads the tables",
      "Write a SELECT, or WITH … SELECT"
    ),
    ("SELECT 1; SELECT 2", "there is more than one statement", "Send one SELECT at a time"),
  ])
  func `An error says what is the matter and what to write instead`(sql: String, message: String, remedy: String) throws
  {
    let error = try error(sql)
    #expect(error.message == message)
    #expect(error.remedies.first == remedy)
  }

  @Test func `A syntax error has line, column and the words there, in the text as it was given`() throws {
    let error = try error("SELECT DATE '2025-01-01' - INTERVAL '1' DAY,\n  name FROMM customers x y")
    #expect(error.code == .syntax)
    #expect(error.place == .init(line: 2, column: 14, text: "customers x y"))
  }

  @Test func `Columns of a hidden table are told by the tables there are`() throws {
    #expect(try error("SELECT * FROM sqlite_master").description.contains("shop.customers"))
    #expect(try error("SELECT * FROM information_schema.tables").description.contains("shop.customers"))
  }

  @Test func `A budget that is used up says how to need less`() throws {
    let engine = shop.engine(QueryLimits(steps: 10_000))
    let error = try #require(
      #expect(throws: QueryError.self) { try engine.run("SELECT count(*) FROM customers a, customers b, customers c") })
    #expect(error.code == .budget)
    #expect(error.message == "the query takes more than 10000 steps")
    #expect(error.remedies.first?.contains("WHERE") == true)
  }
}
