import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct IngestionBatchesTests {
  private static func key(_ number: Int) -> String { "\(1000 + number).txt" }

  @Test(arguments: [0, 1, Ingestion.batchSize, Ingestion.batchSize + 1, 3 * Ingestion.batchSize - 1])
  func `Documents are written in the order of their keys, into however many batches they fall`(
    count: Int
  ) async throws {
    let library = try SampleLibrary()
    for number in 0..<count { library.folder.write(Self.key(number), "Text number \(number).") }
    let progress = ProgressLog()
    let report = try await library.ingestion().sync([library.source], progress: progress.append)
    #expect(report.statistics.numberOfNewDocumentsIndexed == count)
    let segments = try await library.index.current()?.segments ?? []
    let keys = try segments.flatMap { live in
      try (0..<live.segment.rowCount).map { try live.segment.document($0).key }
    }
    #expect(keys == (0..<count).map(Self.key))
    #expect(progress.entries.map(\.documents) == progress.entries.map(\.documents).sorted())
    #expect(progress.entries.last?.documents == count)
    if count > 0 { try await library.expectCurrent() }
  }

  @Test func `A document of a later batch that cannot be read takes no other one with it`() async throws {
    let library = try SampleLibrary()
    let last = 2 * Ingestion.batchSize
    for number in 0...last { library.folder.write(Self.key(number), "Text number \(number).") }
    library.folder.write(Self.key(last), bytes: [0xFF, 0xFE, 0x00])
    let report = try await library.sync()
    #expect(report.diagnostics.map(\.document.key) == [Self.key(last)])
    #expect(report.chunksTotal == last)
  }

  @Test func `Vectors that cost nothing are kept nowhere but in the index`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.txt", SampleLibrary.text("a"))
    let ingestion = Ingestion(
      index: library.index, embedder: HashingEmbedder(), chunker: Chunker(),
      journalFolder: library.state.path + "/journal", width: 2)
    let report = try await ingestion.sync([library.source])
    #expect(report.embeddingsMade == report.chunksTotal && report.chunksTotal > 0)
    #expect(throws: FileError.self) { try FileSystem().directory(library.state.path + "/journal") }
    #expect(!library.embedder.isFree)
  }
}
