import Storage
import TestSupport

@testable import Retrieval

/// A snapshot over texts, cut into segments, some rows of which are no longer valid.
struct ScratchIndex {
  /// A text with the key of its document.
  struct Entry {
    var key: String
    var text: String
    var metadata: Metadata = [:]

    var chunkID: ChunkID {
      get throws {
        let digits = SHA256.hexadecimal(Array("\(key)\n\(text)".utf8), digits: 32)
        guard let id = ChunkID(digits) else { throw Unusable() }
        return id
      }
    }
  }

  struct Unusable: Error {}

  let snapshot: Snapshot
  private let folder: TemporaryDirectory

  /// The valid rows of each segment, then rows that were deleted from it.
  init(segments: [(valid: [Entry], deleted: [Entry])], embedder: HashingEmbedder = HashingEmbedder()) throws {
    let folder = try TemporaryDirectory()
    var live: [LiveSegment] = []
    for (index, part) in segments.enumerated() {
      let sealed = try Self.write(part.valid + part.deleted, number: index, folder: folder, embedder: embedder)
      let segment = try Segment(
        vectors: try FileSystem().read(sealed.vectorsPath), key: sealed.vectors.key,
        text: try FileSystem().read(sealed.textPath), textKey: sealed.text.key)
      var entry = SegmentEntry(sealed)
      var rows: RowSet?
      if !part.deleted.isEmpty {
        var set = RowSet(none: segment.rowCount)
        set.insert(0..<part.valid.count)
        rows = set
        entry.liveRows = part.valid.count
        entry.liveLength = try (0..<part.valid.count).reduce(0) { $0 + (try segment.length($1)) }
      }
      live.append(LiveSegment(segment: segment, entry: entry, live: rows))
    }
    let settings = IndexSettings(embeddingModel: embedder.modelID, dimensions: embedder.dimensions, chunking: "NONE")
    let manifest = Manifest(
      version: 1, parent: nil, commitID: String(repeating: "0", count: 32), createdAt: 0, settings: settings,
      segments: live.map(\.entry), documents: ObjectReference(key: "documents", bytes: 0, sha256: ""),
      documentCount: segments.reduce(0) { $0 + $1.valid.count })
    snapshot = Snapshot(manifest: manifest, segments: live, manifestHash: "")
    self.folder = folder
  }

  private static func write(
    _ entries: [Entry], number: Int, folder: TemporaryDirectory, embedder: HashingEmbedder
  ) throws -> SealedSegment {
    let name = ULID(seconds: Double(number), randomness: [])
    let writer = try SegmentWriter(identifier: name, dimensions: embedder.dimensions, scratch: folder.path)
    let analyzer = TextAnalyzer()
    for entry in entries {
      let document = DocumentID(dataSource: "docs", key: entry.key)
      let span = SourceSpan(bytes: 0..<entry.text.utf8.count, lines: 1...1)
      let chunk = Chunk(
        id: try entry.chunkID, document: document, ordinal: 0, header: "", headings: [],
        lines: [ChunkLine(text: entry.text, span: span)], tokenCount: 1)
      let terms = analyzer.frequencies(in: entry.text)
      let row = SegmentRow(
        chunkID: try entry.chunkID, document: document, uri: "s3://bucket/\(entry.key)", metadata: entry.metadata,
        embeddingKey: Array(SHA256.hash(Array(entry.text.utf8)).prefix(16)), terms: terms,
        length: terms.values.reduce(0, +), record: chunk.encoded())
      try writer.append(row, vector: try StoredVector(normalizing: embedder.vector(of: entry.text)))
    }
    return try writer.finish()
  }
}
