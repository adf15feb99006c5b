import TestSupport
import Testing

@testable import Retrieval

@Suite struct IngestionPlanTests {
  /// Changes some files at random.
  private func edit(_ library: SampleLibrary, _ generator: inout SplitMix64) {
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let name = Int.random(in: 0..<9, using: &generator)
      let folder = Bool.random(using: &generator) ? library.folder : library.other
      let text = SampleLibrary.text("p\(Int.random(in: 0..<5, using: &generator))", paragraphs: 1 + name % 3)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: folder.remove("\(name).txt")
      case 1: folder.write("\(name).txt.metadata.json", #"{"metadataAttributes":{"n":\#(name * 3)}}"#)
      case 2: folder.remove("\(name).txt.metadata.json")
      case 3: folder.write("\(name).json", #"{"n": [\#(name), "\#(text.prefix(9))"\#(name % 2 == 0 ? "]}" : "")"#)
      default: folder.write("\(name).txt", text)
      }
    }
  }

  @Test(arguments: SampleLibrary.Kind.allCases)
  func `A plan says what the sync after it does, and writes nothing`(kind: SampleLibrary.Kind) async throws {
    let library = try SampleLibrary(kind)
    let sources = [library.source, library.otherSource]
    var generator = SplitMix64(seed: 11)
    for round in 0..<25 {
      edit(library, &generator)
      let options = IngestionOptions(rebuilds: round % 6 == 5)
      let before = SampleLibrary.files(below: library.state.path)
      library.embedder.reset()
      let plan = try await library.ingestion().plan(sources, options: options)
      #expect(library.embedder.texts.isEmpty)
      #expect(SampleLibrary.files(below: library.state.path) == before)

      let report = try await library.sync(sources, options: options)
      #expect(plan.embeddingCalls == report.embeddingsMade && report.embeddingsMade == library.embedder.texts.count)
      #expect(plan.reusedEmbeddings == report.embeddingsReused)
      #expect(plan.diagnostics == report.diagnostics && plan.rebuildReason == report.rebuildReason)
      #expect(plan.isStale == !plan.changes.isEmpty || plan.rebuildReason != nil)
      let kinds = Dictionary(grouping: plan.changes, by: \.kind).mapValues(\.count)
      let figures = report.statistics
      #expect(kinds[.new, default: 0] == figures.numberOfNewDocumentsIndexed)
      #expect(kinds[.modified, default: 0] + kinds[.reindexed, default: 0] == figures.numberOfModifiedDocumentsIndexed)
      #expect(kinds[.metadata, default: 0] == figures.numberOfMetadataDocumentsModified)
      #expect(kinds[.deleted, default: 0] == figures.numberOfDocumentsDeleted)
      #expect(plan.changes.map(\.document) == plan.changes.map(\.document).sorted())
      let written = plan.changes.filter { $0.kind != .deleted }.reduce(0) { sum, change in
        sum + change.unchangedChunks + change.chunks.count { if case .removed = $0 { false } else { true } }
      }
      #expect(written == report.chunksWritten)
      #expect(try await library.index.verify().problems == [])
      #expect(try await !library.ingestion().plan(sources).isStale)
    }
  }
}
