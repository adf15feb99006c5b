import JSON
import TestSupport
import Testing

@Suite struct SQLTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.copy("fixtures/sql/shop.sql")
    let shop = "import sqlite3; sqlite3.connect('shop.sqlite').executescript(open('shop.sql').read())"
    _ = try installation.shell("python3 -c \"\(shop)\"")
  }

  private func sql(_ arguments: String...) throws -> ChildProcess.Outcome {
    try ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: installation.environment
    ).run(["sql", "--database", "shop.sqlite"] + arguments)
  }

  @Test func `Rows come as a table, CSV, Markdown and JSON`() throws {
    let query = "SELECT id, name FROM regions ORDER BY id LIMIT 2"
    #expect(try sql(query).output == "id  name\n--  -----\n 1  North\n 2  South\n")
    #expect(try sql(query, "--format", "csv").output == "id,name\n1,North\n2,South\n")
    #expect(try sql(query, "--format", "md").output == "| id | name |\n| ---: | --- |\n| 1 | North |\n| 2 | South |\n")
    let json = try JSONValue(parsing: sql(query, "--json").output)
    #expect(json["rows"]?.text() == #"[{"id":1,"name":"North"},{"id":2,"name":"South"}]"#)
  }

  @Test func `A statement comes from stdin, too`() throws {
    let outcome = try installation.shell(
      "echo 'SELECT count(*) AS n FROM orders' | ./kb sql - --database shop.sqlite --format csv")
    #expect(outcome.output == "n\n200\n")
  }

  @Test func `More rows than the limit are told on stderr`() throws {
    let outcome = try sql("SELECT id FROM orders", "--limit", "3", "--format", "csv")
    #expect(outcome.output.split(separator: "\n").count == 4)
    #expect(outcome.errors == "3 rows of 200; --limit n prints more\n")
  }

  @Test func `The schema, one table and a plan are shown`() throws {
    #expect(try sql("--schema").output.contains("shop.regions\n  id, name, manager\n"))
    #expect(try sql("--schema", "regions").output.hasPrefix("shop.regions\n  id"))
    #expect(try sql("--schema", "region").errors.contains("kb sql --schema shop.regions"))
    #expect(try sql("--plan", "SELECT name FROM customers WHERE id = 3").output.hasPrefix("look up rows of customers"))
  }

  @Test func `Writing is refused with 10, a mistake is 2, a budget is 8, and the file stays as it is`() throws {
    let before = try installation.shell("sha256sum shop.sqlite; ls -a").output
    #expect(try sql("DELETE FROM customers").status == 10)
    #expect(try sql("WITH c AS (SELECT 1) DELETE FROM customers").status == 10)
    #expect(try sql("SELECT 1; DROP TABLE customers").status == 2)
    let mistake = try sql("SELECT tenure FROM customers")
    #expect(mistake.status == 2)
    #expect(mistake.errors.contains("Did you mean tenure_months (shop.customers)?"))
    let bomb = try sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    #expect(bomb.status == 8)
    #expect(try installation.shell("sha256sum shop.sqlite; ls -a").output == before)
  }

  @Test func `With --json an error is one line of JSON`() throws {
    let outcome = try sql("SELECT 1 +", "--json")
    #expect(outcome.output.isEmpty)
    #expect(try JSONValue(parsing: outcome.errors)["error"]?["code"] == "sql_syntax")
  }

  @Test func `The platform's data are made when they are first asked for, which is said`() throws {
    _ = try installation.kb("platform", "data", "--customers", "1000", "--state", "state")
    func count() throws -> ChildProcess.Outcome {
      try installation.kb("sql", "--state", "state", "--format", "csv", "SELECT count(*) AS n FROM predictions_final")
    }
    let first = try count()
    #expect(first.output == "n\n1000\n")
    #expect(first.errors.hasPrefix("first use: scoring the platform's customers (once)\n"))
    #expect(try count().errors.isEmpty)
    let fresh = try installation.kb("sql", "--state", "fresh", "--format", "csv", "SELECT count(*) AS n FROM customers")
    #expect(fresh.output == "n\n100000\n")
    #expect(fresh.errors.hasPrefix("first use: making the platform's customers (once)\n"))
  }

  @Test func `Control characters of a table do not reach the terminal`() throws {
    #expect(try !sql("SELECT char(27) || '[31mred' AS x").output.contains("\u{1B}"))
  }
}
