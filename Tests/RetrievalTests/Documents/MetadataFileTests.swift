import Retrieval
import Testing

@Suite struct MetadataFileTests {
  private let id = DocumentID(dataSource: "docs", key: "a.json.metadata.json")

  private func parse(_ text: String) throws -> MetadataFile { try MetadataFile(parsing: Array(text.utf8), of: id) }

  @Test func `The simple form has strings, numbers, booleans and lists of strings`() throws {
    let file = try parse(#"{"metadataAttributes":{"k":"v","n":1.5,"b":true,"tags":["a","b"],"none":[]}, "x": 1}"#)
    #expect(
      file.attributes == [
        "k": .string("v"), "n": .number(1.5), "b": .boolean(true), "tags": .strings(["a", "b"]), "none": .strings([]),
      ])
    #expect(file.embedded.isEmpty)
  }

  @Test func `The typed form names the type and what is to be embedded`() throws {
    let file = try parse(
      #"""
      {"metadataAttributes":{
        "team":{"value":{"type":"STRING","stringValue":"growth"},"includeForEmbedding":true},
        "year":{"value":{"type":"NUMBER","numberValue":2024},"includeForEmbedding":false},
        "draft":{"value":{"type":"BOOLEAN","booleanValue":false}},
        "tags":{"value":{"type":"STRING_LIST","stringListValue":["x"]},"includeForEmbedding":true}}}
      """#)
    #expect(
      file.attributes == [
        "team": .string("growth"), "year": .number(2024), "draft": .boolean(false), "tags": .strings(["x"]),
      ])
    #expect(file.embedded == ["team", "tags"])
  }

  @Test(arguments: [
    ("{", 1, 2), ("[]", 1, 1), ("{\"metadataAttributes\":[]}", 1, 1),
    ("{\"metadataAttributes\":{\n\"a\":null}}", 2, 5), ("{\"metadataAttributes\":{\"a\":[1]}}", 1, 29),
    ("{\"metadataAttributes\":{\"a\":1e999}}", 1, 28), ("{\"metadataAttributes\":{\"a\":{}}}", 1, 28),
    ("{\"metadataAttributes\":{\"a\":{\"value\":{\"type\":\"DATE\"}}}}", 1, 45),
    ("{\"metadataAttributes\":{\"a\":{\"value\":{\"type\":\"STRING\",\"stringValue\":1}}}}", 1, 68),
    ("{\"metadataAttributes\":{\"a\":1,\"a\":2}}", 1, 30),
    (
      "{\"metadataAttributes\":{\"a\":{\"value\":{\"type\":\"BOOLEAN\",\"booleanValue\":true},\"includeForEmbedding\":1}}}",
      1, 98
    ),
  ])
  func `Anything else is an error with line and column`(text: String, line: Int, column: Int) throws {
    let error = try #require(throws: Diagnostic.self) { try parse(text) }
    #expect((error.code, error.line, error.column) == (.invalidMetadata, line, column), "\(error)")
  }
}
