import SQLite
import Testing

@Suite struct SQLNameTests {
  @Test(arguments: ["a", "a\"b", "\"\u{73D}; DROP TABLE t; --", "it's", "'\u{301}"])
  func `Any text is a name and a literal, also where a combining character follows a mark`(text: String) throws {
    let database = try Database(":memory:", access: .write)
    try database.execute("CREATE TABLE t (\(SQLName.quoted(text)) TEXT)")
    try database.execute("INSERT INTO t VALUES (\(SQLName.literal(text)))")
    let statement = try database.prepare("SELECT * FROM t")
    #expect(try statement.step())
    #expect(statement.columnNames == [text])
    #expect(statement.text(at: 0) == text)
  }
}
