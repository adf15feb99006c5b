import ActionGroups
import JSON
import Testing
import Tools

@Suite struct DescriptionTests {
  private static let definitions = SampleTools.all.map(\.definition)

  @Test func `An operation has an id, a description, a body and responses, and no enumeration`() throws {
    let document = OpenAPIDocument(Self.definitions, version: "1").json
    #expect(document["openapi"] == "3.0.0")
    let operation = try #require(document["paths"]?["/repeat_all"]?["post"])
    #expect(operation["operationId"] == "repeat_all")
    let schema = try #require(operation["requestBody"]?["content"]?["application/json"]?["schema"])
    #expect(schema["required"] == ["count"])
    #expect(
      schema["properties"]?["colour"] == ["type": "string", "description": "A colour. One of: red, green."])
    #expect(schema["properties"]?["count"]?["maximum"] == 1000)
    #expect(operation["responses"]?.object?.keys == ["200", "400", "500"])
    #expect(!document.text().contains("\"enum\""))
    let without = document["paths"]?["/broken"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
    #expect(without?["required"] == nil)
  }

  @Test func `A function has five parameters at most, objects as texts`() throws {
    let functions = try #require(FunctionSchema(Self.definitions).json["functions"]?.array)
    for function in functions { #expect((function["parameters"]?.object?.keys.count ?? 0) <= 5) }
    let wide = try #require(functions.first { $0["name"] == "wide" })
    #expect(wide["parameters"]?.object?.keys == ["c", "a", "b", "d", "further_arguments"])
    #expect(wide["parameters"]?["b"]?["type"] == "string")
    #expect(wide["parameters"]?["b"]?["description"]?.string?.contains("written as JSON") == true)
    let further = wide["parameters"]?["further_arguments"]
    #expect(further?["required"] == false)
    for name in ["e (integer)", "f (string)", "g (object)"] {
      #expect(further?["description"]?.string?.contains(name) == true)
    }
  }

  @Test func `A long description keeps whole sentences and lines and says that there is more`() throws {
    let lines = (0..<60).map { "table_\($0)(column_a INTEGER, column_b TEXT)" }.joined(separator: "\n")
    let long = ToolDefinition(
      name: "long", description: "Runs SQL, e.g.this. Compute in SQL. Tables:\n\(lines)", parameters: [])
    let schema = FunctionSchema([long])
    let text = try #require(schema.json["functions"]?[0]?["description"]?.string)
    #expect(text.count <= 1200)
    #expect(text.count > 1100)
    #expect(text.hasPrefix("Runs SQL, e.g.this. Compute in SQL. Tables:\ntable_0("))
    #expect(text.hasSuffix("column_b TEXT)\nShortened; more stands in the instruction."))
    #expect(schema.shortened == ["long"])
    let endless = ToolDefinition(name: "x", description: String(repeating: "word ", count: 500), parameters: [])
    #expect(
      FunctionSchema([endless]).json["functions"]?[0]?["description"] == "Shortened; more stands in the instruction.")
    let exact = ToolDefinition(name: "x", description: String(repeating: "a", count: 1200), parameters: [])
    #expect(FunctionSchema([exact]).shortened.isEmpty)
  }

  @Test func `A gateway's schema has nothing that its API does not know`() throws {
    func keys(_ value: JSONValue) -> Set<String> {
      let properties = value["properties"]?.object?.members.map(\.value) ?? []
      return properties.reduce(Set(value.object?.keys ?? [])) { $0.union(keys($1)) }
    }
    for tool in try #require(GatewayTools(Self.definitions).json.array) {
      #expect(tool.object?.keys == ["name", "description", "inputSchema"])
      let schema = try #require(tool["inputSchema"])
      #expect(keys(schema).isSubset(of: ["type", "properties", "required", "description"]))
    }
  }
}
