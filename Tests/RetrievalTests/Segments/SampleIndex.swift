import Storage
import Synchronization
import TestSupport
import Testing

@testable import Retrieval

/// Random rows, and an index over them whose clock and random bytes a test controls.
struct SampleIndex {
  /// A row with its vector as it was before scaling.
  struct Row {
    var row: SegmentRow
    var vector: [Float]
  }

  static let dimensions = 19
  static let settings = IndexSettings(embeddingModel: "sample-1", dimensions: dimensions, chunking: "FIXED_SIZE 300")

  let scratch: TemporaryDirectory
  let store: any ObjectStore
  let index: IndexStore
  let now: @Sendable (Double) -> Void

  init(
    compaction: CompactionPolicy? = nil, element: VectorElement = .float32, inMemory: Bool = true,
    files: FileSystem = FileSystem(), seed: UInt64 = 7, sharing other: SampleIndex? = nil
  ) throws {
    let scratch = try other?.scratch ?? TemporaryDirectory()
    let time = Clock()
    self.scratch = scratch
    store =
      other?.store
      ?? (inMemory
        ? MemoryStore(clock: { time.now }) as any ObjectStore
        : DirectoryStore(root: scratch.path + "/index", files: files) as any ObjectStore)
    let random = Bytes(seed: seed)
    index = IndexStore(
      store: store, scratch: scratch.path + "/scratch",
      verification: SegmentVerification(directory: scratch.path + "/verified", files: files), compaction: compaction,
      element: element, files: files, clock: { time.now }, random: { random.next($0) })
    now = { time.now = $0 }
  }

  private final class Clock: Sendable {
    private let value = Mutex(1_700_000_000.0)
    var now: Double {
      get { value.withLock { $0 } }
      set { value.withLock { $0 = newValue } }
    }
  }

  private final class Bytes: Sendable {
    private let generator: Mutex<SplitMix64>
    init(seed: UInt64) { generator = Mutex(SplitMix64(seed: seed)) }
    func next(_ count: Int) -> [UInt8] {
      generator.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
    }
  }

  static let words = ["engagement", "churn", "score", "ltv", "größe", "日本", "z"] + (0..<40).map { "w\($0)" }

  /// Rows of one document; the same name, version and count give the same rows.
  static func rows(of name: String, version: Int = 1, count: Int, source: String = "docs") throws -> [Row] {
    var seed = UInt64(version)
    for byte in name.utf8 { seed = seed &* 31 &+ UInt64(byte) }
    var generator = SplitMix64(seed: seed)
    var metadata: Metadata = ["model": .string(["churn", "ltv", "engagement"].randomElement(using: &generator) ?? "")]
    if Bool.random(using: &generator) {
      metadata["year"] = .number(Double(Int.random(in: 2020...2026, using: &generator)))
    }
    if Bool.random(using: &generator) { metadata["tags"] = .strings(["a", "ß"]) }
    if Bool.random(using: &generator) { metadata["final"] = .boolean(Bool.random(using: &generator)) }
    return try (0..<count).map { ordinal in
      var terms: [String: Int] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        terms[words.randomElement(using: &generator) ?? "", default: 0] += 1
      }
      let text = "\(name) \(version) \(ordinal)"
      let hash = SHA256.hash(Array(text.utf8))
      let row = SegmentRow(
        chunkID: try #require(ChunkID(SHA256.hexadecimal(Array(text.utf8), digits: 32))),
        document: DocumentID(dataSource: source, key: name), uri: "s3://bucket/\(name)", metadata: metadata,
        embeddingKey: Array(hash.suffix(16)), terms: terms, length: terms.values.reduce(0, +),
        record: Array(String(repeating: text, count: ordinal % 4).utf8))
      return Row(row: row, vector: (0..<dimensions).map { _ in Float.random(in: -2...2, using: &generator) })
    }
  }

  /// A segment of these rows in the scratch directory.
  static func write(_ rows: [Row], _ writer: SegmentWriter) throws -> SealedSegment {
    for row in rows { try writer.append(row.row, vector: StoredVector(normalizing: row.vector)) }
    return try writer.finish()
  }

  static func open(_ sealed: SealedSegment) throws -> Segment {
    let files = FileSystem()
    return try Segment(
      vectors: files.read(sealed.vectorsPath), key: sealed.vectors.key, text: files.read(sealed.textPath),
      textKey: sealed.text.key)
  }

  /// A change that adds documents, given with version and number of rows, and removes others.
  func change(
    adding documents: [(name: String, version: Int, count: Int)] = [], removing names: [String] = [],
    settings: IndexSettings = settings, replacesEverything: Bool = false
  ) throws -> IndexChange {
    let rows = try documents.flatMap { try Self.rows(of: $0.name, version: $0.version, count: $0.count) }
    let sealed = rows.isEmpty ? nil : try Self.write(rows, index.segmentWriter(dimensions: Self.dimensions))
    let entries = documents.map { document in
      let id = DocumentID(dataSource: "docs", key: document.name)
      return DocumentEntry(
        id: id, uri: "s3://bucket/\(document.name)", format: .text, contentHash: [UInt8(document.version)],
        metadataHash: [], stamp: nil, location: sealed?.locations[id])
    }
    return IndexChange(
      settings: settings, removed: Set(names.map { DocumentID(dataSource: "docs", key: $0) }), added: entries,
      segment: sealed, replacesEverything: replacesEverything)
  }

  /// All that a reader can learn of a snapshot's valid rows, without where they are.
  static func contents(of snapshot: Snapshot) throws -> [ChunkID: [String]] {
    var contents: [ChunkID: [String]] = [:]
    for live in snapshot.segments {
      let segment = live.segment
      for row in 0..<segment.rowCount where live.isLive(row) {
        let vector = try segment.vector(row)
        let metadata = try segment.metadata(row).map { "\($0.key)=\($0.value)" }.sorted()
        contents[try segment.chunkID(row), default: []] += [
          "\(try segment.document(row)) \(try segment.uri(row)) \(metadata) \(try segment.embeddingKey(row))",
          "\(vector.elements.map(\.bitPattern)) \(vector.norm.bitPattern) \(try segment.length(row))",
          "\(try segment.record(row))",
        ]
      }
    }
    for word in words {
      let found = try snapshot.segments.map { live in
        try live.segment.postings(of: word).filter { live.isLive(Int($0.row)) }
      }
      let count = found.reduce(0) { $0 + $1.count }
      for (live, postings) in zip(snapshot.segments, found) {
        for posting in postings {
          let chunk = try live.segment.chunkID(Int(posting.row))
          contents[chunk, default: []].append("\(word) \(posting.frequency) of \(count)")
        }
      }
    }
    return contents
  }

  /// The answers to some queries, with the bits of their scores.
  static func answers(of snapshot: Snapshot) throws -> [[String]] {
    var generator = SplitMix64(seed: 99)
    return try (0..<5).map { _ in
      let query = (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
      return try snapshot.nearest(to: query, among: snapshot.select(), limit: 20)
        .map { "\($0.chunkID) \($0.similarity.bitPattern)" }
    }
  }
}
