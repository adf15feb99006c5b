import JSON
import TestSupport
import Testing
import Tools

@testable import Cloud

@Suite struct AthenaHostileStatementTests {
  @Test func `Of hundreds of hostile statements none that is sent is more than a query, by another parser's word`()
    async throws
  {
    let engine = try AthenaPeer.standin.engine(AthenaOptions(workgroup: "hostile"))
    let lines = String(decoding: try Repository.bytes(of: "fixtures/sql/hostile.jsonl"), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.count >= 300)
    for line in lines {
      let sql = try #require(try JSONValue(parsing: String(line))["sql"]?.string)
      _ = try? await engine.run(sql)
    }
    let sent = try await AthenaLog("hostile").statements
    #expect(sent.count > 50)
    let folder = try TemporaryDirectory()
    try folder.write(sent.map { JSONValue.string($0).text() }.joined(separator: "\n"), to: "sent.jsonl")
    let kinds = try PythonScript(name: "statement_kinds.py").output([folder.path + "/sent.jsonl"]).split(
      separator: "\n")
    #expect(kinds.count == sent.count)
    for (sql, kind) in zip(sent, kinds) {
      #expect(["SELECT", "unparsable"].contains(kind), "\(kind): \(sql.prefix(200))")
    }
    #expect(kinds.count { $0 == "SELECT" } > 30)
  }
}
