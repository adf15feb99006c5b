import JSON
import Retrieval
import Testing

@Suite struct ChunkingConfigurationTests {
  private func parse(_ text: String) throws -> ChunkingConfiguration {
    try ChunkingConfiguration(try JSONDocument(parsing: Array(text.utf8)).root)
  }

  @Test(arguments: [ChunkingConfiguration.standard, .none, .fixedSize(maxTokens: 1, overlapPercentage: 99)])
  func `A configuration survives Bedrock's JSON`(configuration: ChunkingConfiguration) throws {
    #expect(try parse(configuration.json.text()) == configuration)
  }

  @Test func `The standard strategy is Bedrock's by name`() {
    #expect(
      ChunkingConfiguration.standard.json.text()
        == #"{"chunkingStrategy":"FIXED_SIZE","fixedSizeChunkingConfiguration":{"maxTokens":300,"overlapPercentage":20}}"#
    )
    #expect(ChunkingConfiguration.standard.description == "fixed size, 300 tokens, 20 % overlap")
  }

  @Test(arguments: [
    ("[]", "", "an object", "an array"),
    ("{}", "", "\"chunkingStrategy\"", "none"),
    (#"{"chunkingStrategy":"HIERARCHICAL"}"#, "/chunkingStrategy", "FIXED_SIZE or NONE", "HIERARCHICAL, which"),
    (#"{"chunkingStrategy":"SEMANTIC"}"#, "/chunkingStrategy", "FIXED_SIZE or NONE", "SEMANTIC, which"),
    (#"{"chunkingStrategy":1}"#, "/chunkingStrategy", "FIXED_SIZE or NONE", "a number"),
    (#"{"chunkingStrategy":"FIXED_SIZE"}"#, "", "fixedSizeChunkingConfiguration", "none"),
    (
      #"{"chunkingStrategy":"FIXED_SIZE","fixedSizeChunkingConfiguration":{"maxTokens":8193,"overlapPercentage":20}}"#,
      "/fixedSizeChunkingConfiguration/maxTokens", "from 1 to 8192", "8193"
    ),
    (
      #"{"chunkingStrategy":"FIXED_SIZE","fixedSizeChunkingConfiguration":{"maxTokens":300,"overlapPercentage":0}}"#,
      "/fixedSizeChunkingConfiguration/overlapPercentage", "from 1 to 99", "0"
    ),
    (
      #"{"chunkingStrategy":"FIXED_SIZE","fixedSizeChunkingConfiguration":{"maxTokens":300}}"#,
      "/fixedSizeChunkingConfiguration", "\"overlapPercentage\"", "none"
    ),
    (#"{"chunkingStrategy":"NONE","x":1}"#, "/x", "\"chunkingStrategy\"", "\"x\""),
    (
      #"{"chunkingStrategy":"NONE","fixedSizeChunkingConfiguration":{}}"#, "/fixedSizeChunkingConfiguration",
      "no settings", "an object"
    ),
  ])
  func `An error says where, what was expected and what was found`(
    text: String, pointer: String, expected: String, found: String
  ) throws {
    let error = try #require(throws: ChunkingConfigurationError.self) { try parse(text) }
    #expect(
      error.pointer.text == pointer && error.expected.contains(expected) && error.found.contains(found), "\(error)")
  }

  @Test func `Without chunking a document is one chunk`() throws {
    let text = (0..<500).map { "row \($0)" }.joined(separator: "\n")
    #expect(try Chunker(.none).chunks(of: .sample("a.log", text)).count == 1)
  }
}
