import Retrieval
import TestSupport
import Testing
import Workspaces

@Suite struct DocumentSelectionTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func select(
    docs: String? = nil, state: String? = nil, remembered: [DataSource] = []
  ) throws -> DocumentSelection {
    let flags = state.map { [SettingFlag("--state", setting: "stateDirectory", text: $0)] } ?? []
    let configuration = try LayeredConfiguration(host: directory.host(), flags: flags)
    return try DocumentSelection(
      docs: docs.map { LocalPath($0, relativeTo: directory.local) }, configuration: configuration,
      remembered: remembered)
  }

  private var source: DataSource { DataSource(id: "old", root: directory.path + "/old") }

  @Test func `With nothing there the error says what to do`() throws {
    let error = #expect(throws: WorkspaceError.self) { try select() }
    #expect(error?.code == .notConfigured)
    #expect(error?.remedies.count == 3)
  }

  @Test func `The folder kb-docs is taken when nothing else is named`() throws {
    try directory.makeDirectory("kb-docs")
    let selection = try select(remembered: [source])
    #expect(selection.choice == .conventional)
    #expect(selection.stateDirectory == directory.local.appending(".kb"))
  }

  @Test func `The index of a named state directory remembers its documents`() throws {
    try directory.makeDirectory("kb-docs")
    let selection = try select(state: "st", remembered: [source])
    #expect(selection.choice == .remembered)
    #expect(selection.dataSources == [source])
    #expect(selection.stateDirectory == directory.local.appending("st"))
    #expect(try select(state: "st").choice == .conventional)
  }

  @Test func `What a named state directory remembers goes before configured data sources`() throws {
    try directory.makeDirectory("d")
    try directory.write(#"{"dataSources": [{"id": "a", "path": "d"}]}"#, to: "kb.json")
    #expect(try select(state: "st", remembered: [source]).choice == .remembered)
    #expect(try select(state: "st").choice == .configured)
    #expect(try select(remembered: []).choice == .configured)
  }

  @Test func `A configured folder that is missing is named`() throws {
    try directory.write(#"{"dataSources": [{"id": "a", "path": "gone"}]}"#, to: "kb.json")
    let error = #expect(throws: WorkspaceError.self) { try select() }
    #expect(error?.message.hasSuffix("/gone") == true)
    #expect(error?.reason?.contains("\"a\"") == true)
  }

  @Test func `A folder of --docs has a state directory of its own`() throws {
    try directory.write(#"{"dataSources": [{"id": "a", "path": "one"}]}"#, to: "kb.json")
    for folder in ["one/My docs", "two/My docs"] { try directory.makeDirectory(folder) }
    let first = try select(docs: "one/My docs")
    let second = try select(docs: "two/My docs")
    #expect(first.choice == .flag)
    #expect(first.dataSources.map(\.id) == [first.stateDirectory.name])
    #expect(first.stateDirectory.parent == directory.local.appending(".kb/at"))
    #expect(first.stateDirectory.name.wholeMatch(of: /My-docs-[0-9a-f]{8}/) != nil)
    #expect(first.stateDirectory != second.stateDirectory)
    #expect(try select(docs: "one/My docs", state: "st").stateDirectory == directory.local.appending("st"))
  }

  @Test func `A folder reached through a link is the same folder`() throws {
    try directory.makeDirectory("real")
    _ = try ChildProcess("/bin/ln", in: directory.path).run(["-s", "real", "link"])
    #expect(try select(docs: "link") == select(docs: "real"))
  }

  @Test(arguments: ["gone", "file"])
  func `A path of --docs that is no folder is an error`(docs: String) throws {
    try directory.write("", to: "file")
    let error = #expect(throws: WorkspaceError.self) { try select(docs: docs) }
    #expect(error?.code == .notConfigured)
  }
}
