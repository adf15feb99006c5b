import JSON
import Retrieval
import Storage
import Synchronization
import TestSupport
import Testing

/// A folder of documents with metadata, and an index over it.
final class PublishedLibrary: Sendable {
  let folder: TemporaryDirectory
  let embedder: any Embedder
  private let state: TemporaryDirectory
  private let store = MemoryStore(clock: { 0 })
  private let generator = Mutex(SplitMix64(seed: 11))

  init(embedder: any Embedder = CountingEmbedder()) throws {
    folder = try TemporaryDirectory()
    state = try TemporaryDirectory()
    self.embedder = embedder
  }

  var source: DataSource { DataSource(id: "docs", root: folder.path, uriPrefix: "s3://bucket/") }

  /// Brings the index up to date and opens it.
  @discardableResult
  func sync(maxTokens: Int = 60) async throws -> Snapshot {
    let index = IndexStore(
      store: store, scratch: state.path + "/scratch",
      verification: SegmentVerification(directory: state.path + "/verified"), clock: { 4_000_000_000 },
      random: { count in
        self.generator.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      })
    let ingestion = Ingestion(
      index: index, embedder: embedder,
      chunker: Chunker(.fixedSize(maxTokens: maxTokens, overlapPercentage: 10)), journalFolder: state.path + "/journal",
      width: 2)
    _ = try await ingestion.sync([source])
    return try #require(try await index.current())
  }

  /// Writes a document and its metadata file.
  func write(_ key: String, _ text: String, metadata: JSONObject? = nil) throws {
    try folder.write(text, to: key)
    guard let metadata else { return }
    try folder.write(JSONValue.object(["metadataAttributes": .object(metadata)]).text(), to: key + ".metadata.json")
  }

  func remove(_ key: String) throws { try FileSystem().remove("\(folder.path)/\(key)") }

  /// Documents of all formats, some with metadata.
  func writeSamples() throws {
    try write(
      "reports/sales.json",
      #"{"region":"north","rows":[{"month":"May","revenue":12.5},{"month":"June","revenue":-3}]}"#,
      metadata: ["year": 2024, "team": "sales", "final": true, "tags": ["money", "q2"]])
    try write(
      "notes/größe.md", "# Growth\n\nRevenue *grew*.\n\n## Risks\n\n- churn\n- prices", metadata: ["year": 2023])
    try write("table.csv", "name,score\nada,1\nbob,2\n")
    try write("plain.txt", "The service was down on Monday. Nobody noticed before noon.")
  }

  /// The chunks of a snapshot by id.
  static func chunks(of snapshot: Snapshot) throws -> [ChunkID: Chunk] {
    var chunks: [ChunkID: Chunk] = [:]
    for live in snapshot.segments {
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        let chunk = try Chunk(decoding: try live.segment.record(row))
        chunks[chunk.id] = chunk
      }
    }
    return chunks
  }
}
