import JSON
import TestSupport
import Testing
import Workspaces

@Suite struct LayeredConfigurationTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func origin(_ name: String, _ configuration: LayeredConfiguration) throws -> Origin {
    configuration.origin(of: try #require(Setting.named(name)))
  }

  @Test func `Without any layer every value is the default`() throws {
    let configuration = try LayeredConfiguration(host: directory.host())
    #expect(configuration.values == Configuration(root: directory.local))
    #expect(configuration.file == nil)
    for setting in Setting.all { #expect(configuration.origin(of: setting) == .builtIn) }
  }

  @Test func `A flag goes before the environment, that before kb json, that before the personal file`() throws {
    let name = "knowledgeBase.numberOfResults"
    try directory.write(#"{"knowledgeBase": {"numberOfResults": 11}}"#, to: "home/.config/kb/config.json")
    var configuration = try LayeredConfiguration(host: directory.host())
    #expect(configuration.values.knowledgeBase.numberOfResults == 11)

    try directory.write(#"{"knowledgeBase": {"numberOfResults": 12}}"#, to: "kb.json")
    configuration = try LayeredConfiguration(host: directory.host())
    #expect(configuration.values.knowledgeBase.numberOfResults == 12)
    #expect(try origin(name, configuration) == .file(directory.local.appending("kb.json"), line: 1))

    let host = directory.host(environment: ["KB_NUMBER_OF_RESULTS": "13"])
    configuration = try LayeredConfiguration(host: host)
    #expect(configuration.values.knowledgeBase.numberOfResults == 13)
    #expect(try origin(name, configuration) == .environment("KB_NUMBER_OF_RESULTS"))

    configuration = try LayeredConfiguration(host: host, flags: [SettingFlag("-k", setting: name, text: "14")])
    #expect(configuration.values.knowledgeBase.numberOfResults == 14)
    #expect(try origin(name, configuration) == .flag("-k"))
  }

  @Test func `kb json is found from a folder below it, and its paths begin in its own folder`() throws {
    try directory.write(#"{"dataSources": [{"id": "a", "path": "docs"}], "stateDirectory": "st"}"#, to: "w/kb.json")
    try directory.makeDirectory("w/deep/er")
    let values = try LayeredConfiguration(host: directory.host(in: "w/deep/er")).values
    #expect(values.root == directory.local.appending("w"))
    #expect(values.stateDirectory == directory.local.appending("w/st"))
    #expect(values.dataSources.map(\.root) == [directory.path + "/w/docs"])
    #expect(values.dataSources.map(\.uriPrefix) == ["s3://engagement-knowledge-base/"])
  }

  @Test func `The search for kb json ends at the root of a repository`() throws {
    try directory.write("{}", to: "kb.json")
    try directory.makeDirectory("clone/.git")
    try directory.makeDirectory("clone/below")
    #expect(try LayeredConfiguration(host: directory.host(in: "clone/below")).file == nil)
  }

  @Test func `Paths of the environment and of flags begin in the working directory`() throws {
    try directory.write("{}", to: "kb.json")
    try directory.makeDirectory("below")
    let host = directory.host(in: "below", environment: ["KB_STATE": "st"])
    #expect(try LayeredConfiguration(host: host).values.stateDirectory == directory.local.appending("below/st"))
  }

  @Test func `An empty environment variable sets nothing`() throws {
    let host = directory.host(environment: ["KB_STATE": "", "KB_NUMBER_OF_RESULTS": ""])
    #expect(try LayeredConfiguration(host: host).values == Configuration(root: directory.local))
  }

  @Test func `The values read back from their own JSON are the same`() throws {
    let text = #"""
      {"dataSources": [{"id": "a-1", "path": "d", "uri": "s3://b/p", "inclusionPrefixes": ["x/", "y"]}],
       "knowledgeBase": {"chunking": {"chunkingStrategy": "NONE"}, "minimumScore": 0.25},
       "agent": {"instructionFile": "i.md"}} // a comment
      """#
    try directory.write(text, to: "kb.json")
    let first = try LayeredConfiguration(host: directory.host())
    try directory.write(first.json.text(.pretty), to: "kb.json")
    #expect(try LayeredConfiguration(host: directory.host()).values == first.values)
    #expect(first.values.knowledgeBase.chunking == .none)
    #expect(first.values.dataSources.first?.uriPrefix == "s3://b/p/")
  }
}
