import TestSupport
import Testing
import Workspaces

@Suite struct ConfigurationErrorTests {
  private func error(reading text: String) throws -> String {
    let directory = try TemporaryDirectory()
    try directory.write(text, to: "kb.json")
    let error = #expect(throws: ConfigurationError.self) { try LayeredConfiguration(host: directory.host()) }
    return (error?.description ?? "").replacing("\(directory.path)/", with: "")
  }

  @Test(arguments: [
    (
      #"{"knowledgeBase": {"numberOfResults": 0}}"#,
      "kb.json:1:39: knowledgeBase.numberOfResults: expected a whole number from 1 to 100, found 0"
    ),
    (
      #"{"knowledgeBase": {"fusionWeight": "half"}}"#,
      "kb.json:1:36: knowledgeBase.fusionWeight: expected a number from 0 to 1, found \"half\""
    ),
    (
      "{\n  \"agent\": 3\n}", "kb.json:2:12: agent: expected an object, found 3"
    ),
    (
      #"{"agent": {"model": "ofline"}}"#,
      "kb.json:1:21: agent.model: expected \"offline\", \"bedrock\", \"anthropic\" or the id of a model, found \"ofline\"; did you mean \"offline\"?"
    ),
    (
      #"{"stateDirectory": []}"#, "kb.json:1:20: stateDirectory: expected a path, found an array"
    ),
    (#"{"agent": {}"#, "kb.json:1:13: expected \",\" or \"}\", found the end of the text"),
    ("[]", "kb.json:1:1: expected an object, found an array"),
  ])
  func `An error names line, column, setting, what was expected and what was found`(
    text: String, message: String
  ) throws {
    #expect(try error(reading: text) == message)
  }

  @Test(arguments: [
    (#"{"agnet": {}}"#, "agent"), (#"{"state_directory": "x"}"#, "stateDirectory"),
    (#"{"numberOfResults": 3}"#, "knowledgeBase.numberOfResults"),
    (#"{"knowledgeBase": {"embeding": {}}}"#, "embedding"),
    (#"{"dataSources": [{"id": "a", "paht": "d"}]}"#, "path"),
  ])
  func `An unknown key is answered with the one that was probably meant`(text: String, meant: String) throws {
    #expect(try error(reading: text).hasSuffix("; did you mean \"\(meant)\"?"))
  }

  @Test(arguments: [
    (#"[{"id": "a"}]"#, "dataSources[0]: expected a \"path\""),
    (#"[{"path": "d"}]"#, "dataSources[0]: expected an \"id\""),
    (#"[{"id": "a b", "path": "d"}]"#, "dataSources[0].id: expected 1 to 64 letters"),
    (#"[{"id": "a", "path": "d"}, {"id": "a", "path": "e"}]"#, "dataSources[1].id: expected an id that no other"),
    (#"[{"id": "a", "path": "d", "inclusionPrefixes": [1]}]"#, "dataSources[0].inclusionPrefixes[0]: expected a text"),
    (#"{}"#, "dataSources: expected an array"),
  ])
  func `A fault in a data source is named by its place`(sources: String, message: String) throws {
    #expect(try error(reading: "{\"dataSources\": \(sources)}").contains(message))
  }

  @Test(arguments: [
    (#"{}"#, "chunking: expected \"chunkingStrategy\""),
    (#"{"chunkingStrategy": "FIXED_SIZE"}"#, "expected a \"fixedSizeChunkingConfiguration\""),
    (#"{"chunkingStrategy": "FIXED"}"#, "chunkingStrategy: expected FIXED_SIZE or NONE, found FIXED"),
    (
      #"{"chunkingStrategy": "FIXED_SIZE", "fixedSizeChunkingConfiguration": {"maxTokens": 8193, "overlapPercentage": 1}}"#,
      "maxTokens: expected a whole number from 1 to 8192, found 8193"
    ),
    (
      #"{"chunkingStrategy": "FIXED_SIZE", "fixedSizeChunkingConfiguration": {"maxTokens": 8192, "overlapPercentage": 0}}"#,
      "overlapPercentage: expected a whole number from 1 to 99, found 0"
    ),
  ])
  func `A fault in the chunking is named by its place`(chunking: String, message: String) throws {
    #expect(try error(reading: "{\"knowledgeBase\": {\"chunking\": \(chunking)}}").contains(message))
  }

  @Test func `A fault in the environment or a flag names the variable or flag`() throws {
    let directory = try TemporaryDirectory()
    let host = directory.host(environment: ["KB_FUSION_WEIGHT": "2"])
    let first = #expect(throws: ConfigurationError.self) { try LayeredConfiguration(host: host) }
    #expect(first?.place == .environment("KB_FUSION_WEIGHT"))
    #expect(first?.found == "2")
    let flag = SettingFlag("-k", setting: "knowledgeBase.numberOfResults", text: "many")
    let second = #expect(throws: ConfigurationError.self) {
      try LayeredConfiguration(host: directory.host(), flags: [flag])
    }
    #expect(second?.place == .flag("-k"))
    #expect(second?.found == "\"many\"")
  }
}
