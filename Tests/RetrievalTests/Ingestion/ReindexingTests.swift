import TestSupport
import Testing

@testable import Retrieval

@Suite struct ReindexingTests {
  private func library() async throws -> SampleLibrary {
    let library = try SampleLibrary()
    library.folder.write("a.txt", SampleLibrary.text("a"))
    library.folder.write("short.txt", "A short text.")
    library.other.write("b.txt", SampleLibrary.text("b"))
    try await library.sync([library.source, library.otherSource])
    library.embedder.reset()
    return library
  }

  @Test func `Vectors of other dimensions replace all in one commit, those of data sources not given included`()
    async throws
  {
    let library = try await library()
    let embedder = CountingEmbedder(dimensions: 8)
    let report = try await library.ingestion(embedder: embedder).sync([library.source])
    #expect(report.version == 2 && report.rebuildReason?.contains("from 16 to 8") == true)
    #expect(embedder.texts.count == report.chunksTotal)
    #expect(report.statistics.numberOfModifiedDocumentsIndexed == 3)
    try await library.expectCurrent([library.source, library.otherSource], embedder: embedder)
  }

  @Test func `Under another chunking a text that stays keeps its vector`() async throws {
    let library = try await library()
    let chunking = ChunkingConfiguration.fixedSize(maxTokens: 60, overlapPercentage: 10)
    let report = try await library.ingestion(chunking).sync([library.source, library.otherSource])
    #expect(report.version == 2 && report.rebuildReason?.contains("chunking") == true)
    #expect(report.embeddingsReused == report.chunksWritten - library.embedder.texts.count)
    #expect(!library.embedder.texts.contains { $0.contains("short.txt") } && !library.embedder.texts.isEmpty)
    try await library.expectCurrent([library.source, library.otherSource], chunking)
  }

  @Test func `A reindexing that is asked for reads everything and embeds nothing`() async throws {
    let library = try await library()
    let report = try await library.sync([library.source], options: .init(rebuilds: true))
    #expect(report.version == 2 && report.rebuildReason == "asked for")
    #expect(report.statistics.numberOfModifiedDocumentsIndexed == 2 && library.embedder.texts.isEmpty)
    try await library.expectCurrent([library.source, library.otherSource])
  }

  @Test(arguments: ["other", "docs"])
  func `Other settings are refused while a folder with indexed documents cannot be listed`(missing: String)
    async throws
  {
    let library = try await library()
    let before = try await library.contents()
    (missing == "docs" ? library.folder : library.other).vanish()
    let ingestion = library.ingestion(embedder: CountingEmbedder(modelID: "another"))
    let error = await #expect(throws: Diagnostic.self) { try await ingestion.sync([library.source]) }
    #expect(error?.document.dataSource == missing)
    #expect(error?.message.contains("would be lost") == true)
    #expect(try await library.contents() == before)
    #expect(try await library.index.current()?.version == 1)
  }

  @Test func `A data source that may go does not stand in the way of other settings`() async throws {
    let library = try await library()
    library.other.vanish()
    let embedder = CountingEmbedder(modelID: "another")
    let report = try await library.ingestion(embedder: embedder)
      .sync([library.source], options: .init(prunes: true))
    #expect(report.statistics.numberOfDocumentsDeleted == 1)
    try await library.expectCurrent(embedder: embedder)
  }

  @Test func `Documents at hand are added without touching others, and replaced by their ids`() async throws {
    let library = try await library()
    let before = try await library.contents()
    var document = Document(
      id: DocumentID(dataSource: "handed", key: "n.txt"), uri: "", format: .text, bytes: Array("one".utf8))
    #expect(try await library.ingestion().add([document]).statistics.numberOfNewDocumentsIndexed == 1)
    document.bytes = Array("two".utf8)
    let report = try await library.ingestion().add([document])
    #expect(report.statistics.numberOfModifiedDocumentsIndexed == 1 && report.statistics.numberOfDocumentsScanned == 1)
    #expect(try await !library.ingestion().add([document]).hasCommitted)
    var after = try await library.contents()
    #expect(after.removeValue(forKey: "handed/n.txt")?.first?.hasSuffix("two") == true)
    #expect(after == before)
  }
}
