import Retrieval
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct IndexContentsTests {
  let folder: TemporaryDirectory
  let workspace: Workspace

  init() async throws {
    folder = try TemporaryDirectory()
    try folder.write("One text.", to: "docs/a/note.txt")
    try folder.write("Another text.", to: "docs/b/note.txt")
    try folder.write("A third one.", to: "docs/b/other.txt")
    workspace = try await Workspace(host: folder.host(), docs: folder.local.appending("docs"))
  }

  @Test func `Without an index there is an error that says how to make one`() async throws {
    let error = try await #require(throws: WorkspaceError.self) { _ = try await workspace.contents() }
    #expect(error.code == .notConfigured && error.remedies.contains { $0.contains("kb sync") })
  }

  @Test func `A document's chunks are those that the chunker made`() async throws {
    _ = try await workspace.sync()
    let contents = try await workspace.contents()
    #expect(contents.documents.map(\.id.key) == ["a/note.txt", "b/note.txt", "b/other.txt"])
    for entry in contents.documents {
      let chunks = try contents.chunks(of: entry.id)
      #expect(chunks.count == 1 && chunks[0].document == entry.id)
    }
    #expect(try contents.chunks(of: DocumentID(dataSource: "none", key: "a/note.txt")).isEmpty)
  }

  @Test func `The end of a key names a document when no other ends like it`() async throws {
    _ = try await workspace.sync()
    let contents = try await workspace.contents()
    let here = folder.local
    #expect(try contents.document(named: "other.txt", from: here).id.key == "b/other.txt")
    #expect(try contents.document(named: "docs/a/note.txt", from: here).id.key == "a/note.txt")
    let error = try #require(throws: WorkspaceError.self) { try contents.document(named: "note.txt", from: here) }
    #expect(error.reason?.contains("a/note.txt") == true)
  }

  @Test func `A damaged index is moved aside by a full sync, and by no other`() async throws {
    _ = try await workspace.sync()
    let state = workspace.selection.stateDirectory
    let process = ChildProcess("/bin/sh", in: state.description)
    _ = try process.run(["-c", "for f in index/manifest/*; do echo x >>$f; done"])
    await #expect(throws: StorageError.self) { _ = try await workspace.sync() }
    let report = try await workspace.sync(IngestionOptions(rebuilds: true))
    #expect(report.statistics.numberOfNewDocumentsIndexed == 3)
    #expect(report.rebuildReason?.contains("\(state)/damaged-") == true)
    #expect(try process.run(["-c", "ls"]).output.contains("damaged-"))
  }

  @Test func `An index that lacks a segment is made anew by a full sync`() async throws {
    _ = try await workspace.sync()
    let process = ChildProcess("/bin/sh", in: workspace.selection.stateDirectory.description)
    _ = try process.run(["-c", "rm index/segment/*"])
    await #expect(throws: StorageError.self) { _ = try await workspace.sync() }
    let report = try await workspace.sync(IngestionOptions(rebuilds: true))
    #expect(report.statistics.numberOfNewDocumentsIndexed == 3)
  }
}
