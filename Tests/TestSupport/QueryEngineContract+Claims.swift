import SQLite
import Tools

extension QueryEngineContract {
  static let values: [Claim] = [
    Claim(name: "numbers, texts and nulls come as they are, under their columns") { engine in
      let result = try await engine.run(
        "SELECT id, customer, amount, CAST(NULL AS varchar(5)) AS missing FROM shop.orders WHERE id <> 3 ORDER BY id")
      let rows: [[SQLiteValue]] = [
        [.integer(1), .text("ada"), .real(10.5), .null], [.integer(2), .text("ada"), .real(20.25), .null],
        [.integer(4), .text("cleo – 日本"), .real(1), .null],
      ]
      try expect(result.rows, rows, "the rows")
      try expect(result.columns.map(\.name), ["id", "customer", "amount", "missing"], "the names")
      try expect(result.columns.prefix(3).map(\.type), [.integer, .text, .real], "the types")
      try expect(result.isTruncated, false, "whether it is cut")
      try expect(result.totalRowCount, 3, "the number of rows")
    },
    Claim(name: "groups, joins and WITH queries are answered") { engine in
      let result = try await engine.run(
        """
        WITH big AS (SELECT customer, sum(amount) AS total FROM shop.orders GROUP BY customer)
        SELECT o.id, b.total FROM shop.orders o JOIN big b ON b.customer = o.customer -- a comment; with a sign
        WHERE b.total > 2 /* and 'another' */ ORDER BY o.id DESC;
        """)
      let rows: [[SQLiteValue]] = [
        [.integer(3), .real(5)], [.integer(2), .real(30.75)], [.integer(1), .real(30.75)],
      ]
      try expect(result.rows, rows, "the rows")
    },
    Claim(name: "a result without rows has its columns") { engine in
      let result = try await engine.run("SELECT id, customer FROM shop.orders WHERE id > 100")
      try expect(result.rows.count, 0, "the rows")
      try expect(result.columns.map(\.name), ["id", "customer"], "the names")
      try expect(result.totalRowCount, 0, "the number of rows")
    },
    Claim(name: "columns of one name are told apart") { engine in
      let result = try await engine.run("SELECT id, id, amount AS id FROM shop.orders")
      try expect(Set(result.columns.map(\.name)).count, 3, "the number of names")
    },
  ]

  static let limits: [Claim] = [
    Claim(name: "a result is cut at the limit of rows, and says so") { engine in
      var engine = engine
      engine.limits.rows = 2
      let cut = try await engine.run("SELECT id FROM shop.orders ORDER BY id")
      try expect(cut.rows, [[.integer(1)], [.integer(2)]], "the rows")
      try expect(cut.isTruncated, true, "whether it is cut")
      let whole = try await engine.run("SELECT id FROM shop.orders WHERE id < 3 ORDER BY id")
      try expect(whole.isTruncated, false, "whether a result that just fits is cut")
    },
    Claim(name: "more than two thousand rows come in order, none twice and none lost") { engine in
      var engine = engine
      engine.limits.rows = 5000
      let result = try await engine.run("SELECT n FROM shop.numbers ORDER BY n")
      try expect(result.rows, (1...2345).map { [.integer($0)] }, "the rows")
      try expect(result.totalRowCount, 2345, "the number of rows")
    },
    Claim(name: "a limit of the statement's own is kept") { engine in
      let result = try await engine.run("SELECT n FROM shop.numbers ORDER BY n DESC LIMIT 3")
      try expect(result.rows, [[.integer(2345)], [.integer(2344)], [.integer(2343)]], "the rows")
      try expect(result.isTruncated, false, "whether it is cut")
    },
    Claim(name: "a long cell is cut at a whole character, and a note says so") { engine in
      var engine = engine
      engine.limits.cellBytes = 16
      let result = try await engine.run("SELECT '日本日本日本' AS word FROM shop.orders WHERE id = 1")
      try expect(result.rows, [[.text("日本日本日…")]], "the cell")
      try expect(result.notes.count, 1, "the number of notes")
    },
    Claim(name: "a result is cut where its bytes exceed their limit") { engine in
      var engine = engine
      engine.limits.resultBytes = 100
      let result = try await engine.run("SELECT n FROM shop.numbers ORDER BY n")
      try expect(result.isTruncated, true, "whether it is cut")
      try expect((1...60).contains(result.rows.count), true, "whether \(result.rows.count) rows fit")
    },
  ]

  static let refusals: [Claim] = [
    Claim(name: "what is not one query is refused with its code") { engine in
      let statements: [(sql: String, code: QueryError.Code)] = [
        ("", .empty), (" ;; -- nothing", .empty), ("SELECT 1; SELECT 2", .severalStatements),
        ("DELETE FROM shop.orders", .forbidden), ("INSERT INTO shop.orders SELECT * FROM shop.orders", .forbidden),
        ("UPDATE shop.orders SET amount = 0", .forbidden), ("DROP TABLE shop.orders", .forbidden),
        ("CREATE TABLE shop.copy AS SELECT 1 AS x", .forbidden),
        ("/* SELECT */ TRUNCATE TABLE shop.orders", .forbidden),
        ("EXPLAIN SELECT 1", .forbidden), ("SELECT 'open", .syntax), ("hello", .syntax),
        ("SHOW TABLES", .unsupported), ("SELECT '\(String(repeating: "x", count: 300_000))'", .tooLarge),
      ]
      for (sql, code) in statements {
        try expect(try await error(engine, sql).code, code, "the code for \(sql.prefix(60))")
      }
      try expect(try await engine.run("SELECT count(*) FROM shop.orders").rows, [[.integer(4)]], "what is left")
    },
    Claim(name: "a name that is not there is the writer's mistake, and the next statement is answered") { engine in
      for sql in ["SELECT custmer FROM shop.orders", "SELECT id FROM shop.ordrs", "SELECT frm FROM"] {
        let error = try await error(engine, sql)
        try expect(error.code == .cancelled || error.code == .budget, false, "whether \(error.code) fits \(sql)")
      }
      try expect(try await engine.run("SELECT count(*) FROM shop.orders").rows, [[.integer(4)]], "the count")
    },
    Claim(name: "a query whose task is cancelled ends with that code") { engine in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await error(engine, "SELECT count(*) FROM shop.numbers a, shop.numbers b WHERE a.n + b.n > 7")
      }
      task.cancel()
      try expect(try await task.value.code, .cancelled, "the code")
    },
  ]

  static let schemas: [Claim] = [
    Claim(name: "the schema has the tables with their columns in order, and what a dictionary says of them") { engine in
      let schema = try await engine.schema(dictionary: ["amount": ColumnMeaning("What it came to.", unit: "euro")])
      for table in tables {
        guard let found = schema.tables.first(where: { $0.fullName == "shop.\(table.name)" }) else {
          throw Violation(description: "expected shop.\(table.name), found \(schema.tables.map(\.fullName))")
        }
        try expect(found.columns.map(\.name), table.columns.map(\.name), "the columns")
        try expect(found.columns.map(\.type), table.columns.map(\.type), "the types")
      }
      let amount = schema.table(named: "orders")?.columns.first { $0.name == "amount" }
      try expect(amount?.meaning?.unit, "euro", "the unit")
    }
  ]
}
