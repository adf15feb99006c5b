import JSON
import Testing

@testable import Tools

@Suite struct QueryAthenaTests {
  let shop: Shop
  let tool: Tool

  init() throws {
    shop = try Shop()
    tool = QueryAthena(shop.engine(), schema: try shop.engine().schema()).tool
  }

  @Test func `The tool is told with the schema and takes one statement`() {
    #expect(tool.definition.name == "query_athena")
    #expect(tool.definition.parameters.map(\.name) == ["sql_query"])
    #expect(tool.definition.description.contains("shop.customers(id integer"))
  }

  @Test func `An answer has at most a hundred rows and 16 kB`() async throws {
    let rows = try await tool.run(["sql_query": "SELECT id FROM orders"])
    #expect(rows["row_count"] == 100)
    #expect(rows["total_row_count"] == 200)
    let wide = try await tool.run([
      "sql_query": "SELECT o.*, c.*, 'some words that take up room' FROM orders o, customers c"
    ])
    #expect(wide.utf8().count <= QueryAthena.answerBytes)
    #expect(wide["truncated"] == true && wide["total_row_count"] == 12_000)
  }

  @Test func `A statement that fails tells the model what to write`() async throws {
    let error = await #expect(throws: ToolError.self) {
      try await tool.run(["sql_query": "SELECT tenure FROM customers"])
    }
    #expect(error?.code == .invalidInput)
    #expect(error?.detail.contains("Did you mean tenure_months (shop.customers)?") == true)
  }

  @Test func `A call without a statement is refused by the definition`() async throws {
    let error = await #expect(throws: ToolError.self) { try await tool.run([:]) }
    #expect(error?.code == .invalidInput)
  }
}
