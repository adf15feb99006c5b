import TestSupport
import Testing

@testable import Retrieval

@Suite struct IngestionChangesTests {
  @Test(arguments: SampleLibrary.Kind.allCases)
  func `New, changed and deleted documents are counted, and only new text is embedded`(
    kind: SampleLibrary.Kind
  ) async throws {
    let library = try SampleLibrary(kind)
    for name in ["a.txt", "b.md", "folder/c.txt"] { library.folder.write(name, SampleLibrary.text(name)) }
    let first = try await library.sync()
    #expect(first.statistics.numberOfDocumentsScanned == 3)
    #expect(first.statistics.numberOfNewDocumentsIndexed == 3)
    #expect(first.chunksWritten == library.embedder.texts.count && first.chunksWritten > 6)
    #expect(first.chunksTotal == first.chunksWritten)
    try await library.expectCurrent()

    library.embedder.reset()
    library.folder.rewrite("a.txt", SampleLibrary.text("a.txt") + "\n\nOne paragraph more.")
    library.folder.remove("b.md")
    library.folder.write("d.txt", "New.")
    let second = try await library.sync()
    #expect(second.statistics.numberOfDocumentsScanned == 3)
    #expect(second.statistics.numberOfNewDocumentsIndexed == 1)
    #expect(second.statistics.numberOfModifiedDocumentsIndexed == 1)
    #expect(second.statistics.numberOfDocumentsDeleted == 1)
    #expect(second.embeddingsMade == library.embedder.texts.count && second.embeddingsMade <= 3)
    #expect(second.embeddingsReused == second.chunksWritten - second.embeddingsMade && second.embeddingsReused > 0)
    try await library.expectCurrent()

    let third = try await library.sync()
    #expect(!third.hasCommitted && third.version == second.version && third.chunksWritten == 0)
    #expect(third.chunksTotal == second.chunksTotal)
  }

  @Test func `A change of the metadata file alone embeds nothing`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.txt", SampleLibrary.text("a"))
    try await library.sync()
    for (sidecar, value) in [("one", "one"), ("two", "two"), (nil, nil)] as [(String?, String?)] {
      library.embedder.reset()
      if let sidecar {
        library.folder.rewrite("a.txt.metadata.json", #"{"metadataAttributes":{"state":"\#(sidecar)"}}"#)
      } else {
        library.folder.remove("a.txt.metadata.json")
      }
      let report = try await library.sync()
      #expect(report.statistics.numberOfMetadataDocumentsModified == 1)
      #expect(report.statistics.numberOfModifiedDocumentsIndexed == 0)
      #expect(report.statistics.numberOfMetadataDocumentsScanned == (sidecar == nil ? 0 : 1))
      #expect(library.embedder.texts.isEmpty)
      let snapshot = try #require(try await library.index.current())
      for live in snapshot.segments {
        for row in 0..<live.segment.rowCount where live.isLive(row) {
          #expect(try live.segment.metadata(row)["state"] == value.map(MetadataValue.string))
        }
      }
      try await library.expectCurrent()
    }
  }

  @Test func `Text that is copied or moved takes its vectors along`() async throws {
    let library = try SampleLibrary()
    // The header names the file, so the name stays while the data source and the place in the text change.
    library.folder.write("a.txt", SampleLibrary.text("a"))
    try await library.sync()
    library.embedder.reset()
    library.other.write("a.txt", SampleLibrary.text("a"))
    library.other.write("copy/a.txt", "")
    let copied = try await library.sync([library.source, library.otherSource])
    #expect(copied.statistics.numberOfNewDocumentsIndexed == 2)
    #expect(library.embedder.texts.isEmpty)

    library.folder.remove("a.txt")
    library.folder.write("b.txt", SampleLibrary.text("b"))
    let moved = try await library.sync()
    #expect(moved.statistics.numberOfDocumentsDeleted == 1)
    #expect(library.embedder.texts.allSatisfy { $0.contains("b.txt") })
    library.embedder.reset()
    library.folder.write("a.txt", SampleLibrary.text("a"))
    #expect(try await library.sync().embeddingsMade == 0)
    try await library.expectCurrent([library.source, library.otherSource])
  }

  @Test func `A document whose files are as they were is not read`() async throws {
    let library = try SampleLibrary()
    for name in ["a.txt", "b.txt"] { library.folder.write(name, name) }
    try await library.sync()
    library.folder.rewrite("b.txt", "other")
    let survey = try await library.ingestion().survey([library.source], options: .init())
    #expect(survey.settled.map(\.key) == ["a.txt"])
    #expect(survey.candidates.map(\.listed.id.key) == ["b.txt"])
  }

  @Test func `Other bytes of the same number under the old time are noticed`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.txt", "one and one")
    try await library.sync()
    library.folder.rewriteInSecret("a.txt", "two and two")
    let report = try await library.sync()
    #expect(report.statistics.numberOfModifiedDocumentsIndexed == 1)
    try await library.expectCurrent()
  }

  @Test func `A file that changed within a tick before the sync began is read again, however long the sync took`()
    async throws
  {
    let library = try SampleLibrary()
    library.folder.write("a.txt", "text")
    let written = Double(try #require(try library.source.scan().entries.first).stamp.changed) / 1e9
    library.time.withLock { $0 = written + 0.01 }
    library.embedder.interrupt { _ in library.time.withLock { $0 = written + 100 } }
    try await library.sync()
    let table = try await library.index.documents(of: library.index.current())
    #expect(table.documents.values.map(\.stamp) == [nil])
    // Read again, and found as it was, it gets its stamp.
    #expect(try await library.sync().chunksWritten == 0)
    #expect(try await library.ingestion().survey([library.source], options: .init()).candidates.isEmpty)
  }

  @Test func `Progress never falls and ends with all documents`() async throws {
    let library = try SampleLibrary()
    for number in 0..<150 { library.folder.write("\(number).txt", "Document \(number).") }
    let log = ProgressLog()
    let report = try await library.ingestion().sync([library.source], progress: log.append)
    let seen = log.entries
    #expect(seen.first == IngestionProgress(documents: 0, total: 150, chunks: 0))
    #expect(seen.last == IngestionProgress(documents: 150, total: 150, chunks: report.chunksWritten))
    for (previous, next) in zip(seen, seen.dropFirst()) {
      #expect(previous.documents < next.documents && previous.chunks <= next.chunks && next.total == 150)
    }
    #expect(seen.count > 3)
  }
}
