import Retrieval
import Storage
import TestSupport
import Testing

@testable import Workspaces

@Suite struct VectorStorageTests {
  let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    try folder.write("One text.", to: "docs/a.txt")
  }

  private func workspace(_ storage: String) async throws -> Workspace {
    try await Workspace(
      host: folder.host(environment: ["KB_EMBEDDING_STORAGE": storage]), docs: folder.local.appending("docs"))
  }

  private func elements() async throws -> [VectorElement] {
    try await workspace("float32").contents().snapshot.segments.map(\.segment.element)
  }

  @Test func `A sync writes segments as the setting says, and one without changes those that are wider anew`()
    async throws
  {
    _ = try await workspace("float32").sync()
    #expect(try await elements() == [.float32])
    let report = try await workspace("float16").sync()
    #expect(try await elements() == [.float16])
    #expect(report.rebuildReason == nil && report.statistics.numberOfModifiedDocumentsIndexed == 0)
    #expect(try await workspace("float32").sync().version == report.version)
  }

  @Test func `The doctor says how vectors are kept`() async throws {
    let workspace = try await workspace("float16")
    _ = try await workspace.sync()
    let findings = await IndexCheckup(workspace).findings(verifies: true, reclaims: false)
    #expect(findings.first?.detail.hasSuffix("vectors of float16 with codes") == true)
    #expect(findings.allSatisfy { $0.status == .ok })
  }

  @Test func `Another word is answered with the one that was probably meant`() throws {
    try folder.write(#"{"knowledgeBase": {"embedding": {"storage": "flaot16"}}}"#, to: "kb.json")
    let error = #expect(throws: ConfigurationError.self) { try LayeredConfiguration(host: folder.host()) }
    let expected =
      #"knowledgeBase.embedding.storage: expected one of float32, float16, found "flaot16"; did you mean "float16"?"#
    #expect(error?.description.hasSuffix(expected) == true)
  }
}
