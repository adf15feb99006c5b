import Storage
import Synchronization
import TestSupport
import Testing

@testable import Retrieval

/// A folder of documents, an index over it, and an embedder whose calls are counted.
final class SampleLibrary: Sendable {
  enum Kind: CaseIterable {
    case memory
    case directory
  }

  let folder = SampleFolder()
  let other = SampleFolder()
  let state: TemporaryDirectory
  let store: any ObjectStore
  let embedder = CountingEmbedder()
  /// Far behind all files' times, so that every stamp counts, unless a test sets another.
  let time = Mutex(4_000_000_000.0)
  /// How new segments keep vectors.
  let element = Mutex(VectorElement.float32)
  private let compaction: CompactionPolicy?
  private let generator = Mutex(SplitMix64(seed: 3))

  init(_ kind: Kind = .directory, compaction: CompactionPolicy? = nil) throws {
    self.compaction = compaction
    state = try TemporaryDirectory()
    store =
      switch kind {
      case .memory: MemoryStore(clock: { 0 })
      case .directory: DirectoryStore(root: state.path + "/index")
      }
  }

  var source: DataSource { folder.source }
  var otherSource: DataSource { DataSource(id: "other", root: other.path) }

  var index: IndexStore {
    IndexStore(
      store: store, scratch: state.path + "/scratch",
      verification: SegmentVerification(directory: state.path + "/verified"), compaction: compaction,
      element: element.withLock { $0 }, clock: { self.time.withLock { $0 } },
      random: { count in
        self.generator.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      })
  }

  static let chunking = ChunkingConfiguration.fixedSize(maxTokens: 40, overlapPercentage: 10)

  func ingestion(
    _ chunking: ChunkingConfiguration = chunking, embedder: CountingEmbedder? = nil, width: Int = 2
  ) -> Ingestion {
    Ingestion(
      index: index, embedder: embedder ?? self.embedder, chunker: Chunker(chunking),
      journalFolder: state.path + "/journal", width: width)
  }

  @discardableResult
  func sync(_ sources: [DataSource]? = nil, options: IngestionOptions = .init()) async throws -> SyncReport {
    try await ingestion().sync(sources ?? [source], options: options)
  }

  /// The texts of each document's chunks as the index has them, by data source and key.
  func contents() async throws -> [String: [String]] {
    guard let snapshot = try await index.current() else { return [:] }
    return try Self.contents(of: snapshot)
  }

  static func contents(of snapshot: Snapshot) throws -> [String: [String]] {
    var contents: [String: [String]] = [:]
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        let id = try live.segment.document(row)
        let chunk = try Chunk(decoding: try live.segment.record(row))
        contents["\(id.dataSource)/\(id.key)", default: []].append(chunk.text)
      }
    }
    return contents
  }

  /// The texts that the index should have of these data sources.
  static func expected(
    _ sources: [DataSource], _ chunking: ChunkingConfiguration = chunking
  ) throws -> [String: [String]] {
    var expected: [String: [String]] = [:]
    for source in sources {
      for listed in try source.scan().entries {
        let texts = try Chunker(chunking).chunks(of: try source.read(listed)).map(\.text)
        if !texts.isEmpty { expected["\(source.id)/\(listed.id.key)"] = texts }
      }
    }
    return expected
  }

  /// Checks that the index is sound, says what the documents say, and has each text's own vector, and that nothing is
  /// left over.
  func expectCurrent(
    _ sources: [DataSource]? = nil, _ chunking: ChunkingConfiguration = chunking, embedder: CountingEmbedder? = nil
  ) async throws {
    #expect(try await index.verify().problems == [])
    #expect(try await contents() == Self.expected(sources ?? [source], chunking))
    let embedder = embedder ?? self.embedder
    let snapshot = try #require(try await index.current())
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        let text = try Chunk(decoding: try live.segment.record(row)).text
        let vector = try StoredVector(normalizing: embedder.vector(of: text))
        #expect(try live.segment.vector(row) == vector)
      }
    }
    #expect(leftovers() == [])
  }

  /// The files in the scratch and the journal folder.
  func leftovers() -> [String] {
    Self.files(below: state.path + "/scratch") + Self.files(below: state.path + "/journal")
  }

  /// All files below a folder with what the file system says of them.
  static func files(below path: String) -> [String] {
    guard let folder = try? FileSystem().directory(path), let names = try? folder.names() else { return [] }
    return names.sorted().flatMap { name -> [String] in
      guard let entry = try? folder.entry(name) else { return [] }
      return entry.kind == .directory ? files(below: "\(path)/\(name)") : ["\(path)/\(name) \(entry.identity)"]
    }
  }

  /// A text of several chunks that no other name gives.
  static func text(_ name: String, paragraphs: Int = 4) -> String {
    (1...paragraphs).map { number in
      "Paragraph \(number) of \(name) tells of " + (0..<14).map { "\(name)\(number * $0)" }.joined(separator: " ") + "."
    }.joined(separator: "\n\n")
  }
}
