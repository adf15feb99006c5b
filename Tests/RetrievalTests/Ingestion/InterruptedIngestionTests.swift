import Storage
import Synchronization
import TestSupport
import Testing

@testable import Retrieval

@Suite struct InterruptedIngestionTests {
  struct Outage: Error {}

  /// 120 documents of two chunks or more: two batches, several calls.
  private func library(_ kind: SampleLibrary.Kind = .directory) throws -> SampleLibrary {
    let library = try SampleLibrary(kind)
    for number in 0..<120 { library.folder.write("\(number).txt", SampleLibrary.text("t\(number)x", paragraphs: 2)) }
    return library
  }

  private func interrupt(_ library: SampleLibrary, atCall number: Int) async throws {
    library.embedder.interrupt { call in if call == number { throw Outage() } }
    await #expect(throws: Outage.self) { try await library.sync() }
    library.embedder.interrupt(nil)
  }

  /// The journal files, by path.
  private func journals(_ library: SampleLibrary) -> [String] {
    SampleLibrary.files(below: library.state.path + "/journal").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  @Test(arguments: SampleLibrary.Kind.allCases, [1, 2, 3, 6])
  func `After the embedder failed nothing is committed, and no text is paid for twice`(
    kind: SampleLibrary.Kind, failure: Int
  ) async throws {
    let library = try library(kind)
    try await interrupt(library, atCall: failure)
    #expect(try await library.index.current() == nil)
    #expect(SampleLibrary.files(below: library.state.path + "/scratch") == [])
    let kept = library.embedder.texts.count
    #expect(kept >= (failure - 1) * library.embedder.textsPerCall)

    let plan = try await library.ingestion().plan([library.source])
    let report = try await library.sync()
    #expect(plan.embeddingCalls == report.embeddingsMade)
    #expect(report.embeddingsMade == library.embedder.texts.count - kept)
    #expect(library.embedder.texts.count == Set(library.embedder.texts).count)
    #expect(library.embedder.texts.count == report.chunksTotal)
    try await library.expectCurrent()
  }

  @Test(arguments: [1, 50, 170])
  func `An embedder of one text a call loses no answer but what is under way`(failure: Int) async throws {
    let library = try library()
    let embedder = CountingEmbedder(textsPerCall: 1, callsAtOnce: 3)
    embedder.interrupt { call in if call == failure { throw Outage() } }
    let ingestion = library.ingestion(embedder: embedder)
    await #expect(throws: Outage.self) { try await ingestion.sync([library.source]) }
    embedder.interrupt(nil)
    // Of three calls at once, one failed and two others were answered.
    #expect((failure - 1...failure + 1).contains(embedder.texts.count))
    let report = try await library.ingestion(embedder: embedder).sync([library.source])
    #expect(embedder.texts.count == Set(embedder.texts).count)
    #expect(embedder.texts.count == report.chunksTotal)
  }

  @Test func `An index that was there stays as it was when the embedder fails`() async throws {
    let library = try library()
    try await library.sync()
    let before = try await library.contents()
    library.folder.remove("0.txt")
    for number in 1..<80 { library.folder.rewrite("\(number).txt", SampleLibrary.text("u\(number)x", paragraphs: 2)) }
    library.embedder.reset()
    try await interrupt(library, atCall: 4)
    #expect(try await library.contents() == before)
    #expect(try await library.index.current()?.version == 1)
    try await library.sync()
    #expect(library.embedder.texts.count == Set(library.embedder.texts).count)
    try await library.expectCurrent()
  }

  @Test(arguments: [0, 1, 19, 83])
  func `A journal whose last record was cut off costs that record only`(missing: Int) async throws {
    let library = try library()
    try await interrupt(library, atCall: 5)
    let kept = library.embedder.texts.count
    let path = try #require(journals(library).first)
    var bytes = try FileSystem().read(path).array
    bytes.removeLast(missing)
    try FileSystem().replace(path, with: bytes)
    let report = try await library.sync()
    #expect(report.embeddingsMade == report.chunksTotal - kept + (missing == 0 ? 0 : 1))
    try await library.expectCurrent()
  }

  @Test func `A flipped bit in a journal costs its record only, and gives no wrong vector`() async throws {
    let library = try library()
    try await interrupt(library, atCall: 3)
    let kept = library.embedder.texts.count
    let path = try #require(journals(library).first)
    let bytes = try FileSystem().read(path).array
    let size = 16 + 4 * library.embedder.dimensions + 4
    #expect(bytes.count == kept * size)
    for place in stride(from: 0, to: 2 * size, by: 7) {
      var changed = bytes
      changed[place] ^= 0x10
      try FileSystem().replace(path, with: changed)
      let plan = try await library.ingestion().plan([library.source])
      #expect(plan.reusedEmbeddings == kept - 1)
    }
    var changed = bytes
    changed[30] ^= 1
    try FileSystem().replace(path, with: changed)
    let report = try await library.sync()
    #expect(report.embeddingsMade == report.chunksTotal - kept + 1)
    try await library.expectCurrent()
  }

  @Test func `A sync of another data source leaves a journal that others need`() async throws {
    let library = try library()
    try await interrupt(library, atCall: 4)
    let kept = library.embedder.texts.count
    let written = Double(try FileSystem().read(try #require(journals(library).first)).identity?.modified ?? 0) / 1e9
    library.time.withLock { $0 = written + 60 }
    library.other.write("b.txt", "Another text.")
    try await library.sync([library.otherSource])
    #expect(journals(library).count == 1)
    library.embedder.reset()
    let report = try await library.sync()
    #expect(report.embeddingsMade == report.chunksWritten - kept)
    try await library.expectCurrent([library.source, library.otherSource])
  }

  @Test func `A journal that nothing had use for is kept a week`() async throws {
    let library = try library()
    try await interrupt(library, atCall: 4)
    let written = Double(try FileSystem().read(try #require(journals(library).first)).identity?.modified ?? 0) / 1e9
    library.other.write("b.txt", "Another text.")
    library.time.withLock { $0 = written + Ingestion.journalAge - 60 }
    try await library.sync([library.otherSource])
    #expect(journals(library).count == 1)
    library.other.write("c.txt", "Yet another text.")
    library.time.withLock { $0 = written + Ingestion.journalAge + 60 }
    try await library.sync([library.otherSource])
    #expect(journals(library) == [])
  }

  @Test func `A journal that a running ingestion writes is left alone`() async throws {
    let library = try library()
    let embedder = CountingEmbedder()
    let gate = AsyncStream.makeStream(of: Void.self)
    let reached = AsyncStream.makeStream(of: Void.self)
    embedder.interrupt { call in
      guard call == 4 else { return }
      reached.continuation.finish()
      for await _ in gate.stream {}
    }
    let running = Task { try await library.ingestion(embedder: embedder, width: 1).sync([library.source]) }
    for await _ in reached.stream {}
    #expect(journals(library).count == 1)
    library.other.write("b.txt", "Another text.")
    try await library.sync([library.otherSource])
    #expect(journals(library).count == 1)
    gate.continuation.finish()
    #expect(try await running.value.hasCommitted)
    try await library.expectCurrent([library.source, library.otherSource])
  }

  @Test func `A cancelled ingestion leaves the index as it was`() async throws {
    let library = try library()
    library.other.write("b.txt", "text")
    try await library.sync([library.otherSource])
    let before = try await library.contents()
    let task = Mutex<Task<SyncReport, any Error>?>(nil)
    library.embedder.interrupt { call in
      guard call == 3 else { return }
      task.withLock { $0?.cancel() }
    }
    let running = Task {
      // The task must be known before it gets to the embedder.
      while task.withLock({ $0 == nil }) { await Task.yield() }
      return try await library.sync()
    }
    task.withLock { $0 = running }
    await #expect(throws: CancellationError.self) { try await running.value }
    #expect(try await library.contents() == before)
    #expect(SampleLibrary.files(below: library.state.path + "/scratch") == [])
    library.embedder.interrupt(nil)
    try await library.sync()
    #expect(library.embedder.texts.count == Set(library.embedder.texts).count)
    try await library.expectCurrent([library.source, library.otherSource])
  }

  @Test(arguments: [[[Float.nan]], [], [[1], [1]]])
  func `An answer that is not what was asked for is an error, not a vector`(answer: [[Float]]) async throws {
    struct Liar: Embedder {
      let modelID = "liar"
      let dimensions = 1
      let answer: [[Float]]
      func embed(_ texts: [String]) async throws -> [[Float]] { answer }
      func embed(question: String, weight: (String) -> Float) async throws -> [Float] { [] }
    }
    let library = try SampleLibrary()
    library.folder.write("a.txt", "text")
    let ingestion = Ingestion(
      index: library.index, embedder: Liar(answer: answer), chunker: Chunker(),
      journalFolder: library.state.path + "/journal", width: 1)
    await #expect(throws: VectorError.self) { try await ingestion.sync([library.source]) }
    #expect(try await library.index.current() == nil)
    #expect(library.leftovers() == [])
  }
}
