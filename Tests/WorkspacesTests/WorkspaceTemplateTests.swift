import Retrieval
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct WorkspaceTemplateTests {
  private func content(_ path: String) throws -> [UInt8] {
    try FileSystem().read("\(Repository.path)/\(path)").array
  }

  @Test func `The embedded documents are those of the repository, byte by byte and none missing`() throws {
    let listing = try ChildProcess("/bin/sh", in: Repository.path).run(["-c", "find kb-docs -type f | LC_ALL=C sort"])
    let embedded = SampleFile.all.filter { $0.path.hasPrefix("kb-docs/") }
    #expect(embedded.map(\.path).sorted() == listing.output.split(separator: "\n").map(String.init).sorted())
    for file in embedded { #expect(try file.bytes == content(file.path), "\(file.path)") }
    let golden = SampleFile.all.first { $0.path == "golden.jsonl" }
    #expect(try golden?.bytes == content("fixtures/questions/golden.jsonl"))
  }

  @Test func `The repository's own kb json is the one that is written`() throws {
    let file = WorkspaceTemplate().files.first { $0.path == "kb.json" }
    #expect(try file?.bytes == content("kb.json"))
  }

  @Test func `A workspace is written once, and restored where files are missing`() throws {
    let directory = try TemporaryDirectory()
    let template = WorkspaceTemplate()
    #expect(try template.write(to: directory.local, force: false).count == template.files.count)
    #expect(try template.write(to: directory.local, force: false).isEmpty)
    _ = try ChildProcess("/bin/rm", in: directory.path).run(["golden.jsonl"])
    #expect(try template.write(to: directory.local, force: false) == [directory.local.appending("golden.jsonl")])
  }

  @Test func `Nothing is written when a file with another content is there, unless forced`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("{}", to: "kb.json")
    let error = #expect(throws: WorkspaceError.self) {
      try WorkspaceTemplate().write(to: directory.local, force: false)
    }
    #expect(error?.code == .exists)
    #expect(directory.local.appending("golden.jsonl").kind == .absent)
    _ = try WorkspaceTemplate().write(to: directory.local, force: true)
    #expect(try FileSystem().read(directory.path + "/kb.json").array != Array("{}".utf8))
  }
}
