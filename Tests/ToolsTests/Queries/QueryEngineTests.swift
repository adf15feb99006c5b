import SQLite
import TestSupport
import Testing

@testable import Tools

@Suite struct QueryEngineTests {
  @Test(arguments: QueryEngineContract.claims)
  func `SQLite's engine keeps the contract`(claim: QueryEngineContract.Claim) async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/shop.sqlite"
    let database = try Database(path, access: .write)
    for table in QueryEngineContract.tables {
      let columns = table.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
      try database.execute("CREATE TABLE \(table.name) (\(columns))")
      let rows = table.rows.map { "(" + $0.map { "'\($0)'" }.joined(separator: ", ") + ")" }
      try database.execute("INSERT INTO \(table.name) VALUES \(rows.joined(separator: ", "))")
    }
    try await claim.check(SQLiteEngine([.init(schema: "shop", path: path)], clock: { 0 }))
  }
}
