import JSON
import SQLite
import Testing

@testable import Tools

@Suite struct QueryResultTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test func `Rows are read up to the limit, and the answer says that there are more and how many`() throws {
    let result = try shop.engine(QueryLimits(rows: 7)).run("SELECT id FROM orders ORDER BY id")
    #expect(result.rows.count == 7)
    #expect(result.isTruncated)
    #expect(result.totalRowCount == 200)
    let all = try shop.engine(QueryLimits(rows: 200)).run("SELECT id FROM orders")
    #expect(!all.isTruncated && all.totalRowCount == 200)
  }

  @Test func `An endless result is cut without a total`() throws {
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    let result = try shop.engine(QueryLimits(steps: 100_000, rows: 5)).run(sql)
    #expect(result.rows.count == 5 && result.isTruncated && result.totalRowCount == nil)
  }

  @Test func `JSON keeps whole numbers, and tells columns of one name apart`() throws {
    let result = try shop.engine().run(
      "SELECT 9223372036854775807 AS a, 1.5 AS a, NULL AS b, x'00ff' AS c, 9e999 AS d, -9e999 AS e, 'x' AS a_2")
    let row = try #require(result.json["rows"]?[0])
    #expect(
      row.text()
        == #"{"a":9223372036854775807,"a_2":1.5,"b":null,"c":"00ff","d":"Infinity","e":"-Infinity","a_2_2":"x"}"#)
    #expect(result.columns.map(\.type) == [.integer, .real, .null, .blob, .real, .real, .text])
    #expect(
      result.json.object?.keys == ["sql", "columns", "rows", "row_count", "truncated", "total_row_count", "notes"])
  }

  @Test func `A column without values has its declared type`() throws {
    let result = try shop.engine().run("SELECT age, joined, balance FROM customers WHERE 0")
    #expect(result.columns.map(\.type) == [.integer, .text, .real])
  }

  @Test func `JSON for a model keeps whole rows within its bytes`() throws {
    let result = try shop.engine().run("SELECT * FROM customers")
    for bytes in [400, 1000, 5000] {
      let json = result.json(fitting: bytes)
      #expect(json.utf8().count <= bytes + 8)
      #expect(json["truncated"] == true)
      #expect(json["total_row_count"] == 60)
      #expect(json["row_count"]?.int == json["rows"]?.array?.count)
    }
  }

  @Test func `A long cell is cut between characters, and a note says so`() throws {
    let result = try shop.engine(QueryLimits(cellBytes: 16)).run("SELECT replace(printf('%.*c', 20, 'x'), 'x', 'é')")
    #expect(result.rows == [[.text(String(repeating: "é", count: 8) + "…")]])
    #expect(result.notes.count == 1)
  }

  @Test func `Rows are printed as a table, CSV and Markdown`() throws {
    let result = try shop.engine().run("SELECT 'a|b' AS t, 10 AS n UNION ALL SELECT 'c,\"d\n', NULL")
    #expect(result.table == "t       n\n-----  --\na|b    10\nc,\"d")
    #expect(result.csv == "t,n\na|b,10\n\"c,\"\"d\n\",")
    #expect(result.markdown == "| t | n |\n| --- | ---: |\n| a\\|b | 10 |\n| c,\"d  |  |")
  }

  @Test func `Double quotes that name no column are text, and a note says so`() throws {
    let result = try shop.engine().run("SELECT count(*) FROM customers WHERE plan = \"free\"")
    #expect(result.rows == [[.integer(20)]])
    #expect(result.notes == ["\"free\" names no column and is taken as text: write 'free'"])
  }

  @Test func `The schema tells tables, columns and their meaning`() throws {
    let schema = try shop.engine().schema(dictionary: ["age": ColumnMeaning("Age in full years.", unit: "years")])
    #expect(
      schema.tables.map(\.name) == [
        "big_orders", "customers", "order_items", "orders", "payments", "products", "regions",
      ])
    #expect(schema.table(named: "SHOP.Customers")?.columns.first { $0.name == "age" }?.meaning?.unit == "years")
    #expect(schema.compactText.contains("shop.regions(id integer, name text, manager text)"))
  }

  @Test func `A plan names what is searched`() throws {
    let plan = try shop.engine().plan(
      "SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE id = 3)")
    #expect(plan.text.contains("look up rows of customers"))
    #expect(plan.steps.contains { $0.depth == 1 })
  }
}
