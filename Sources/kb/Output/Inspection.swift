import JSON
import Retrieval
import Workspaces

/// Documents of an index with their chunks, for showing.
struct Inspection {
  let contents: IndexContents
  /// The documents with their chunks.
  let documents: [(entry: DocumentEntry, chunks: [Chunk])]

  /// Reads the chunks of some documents. O(bytes of the chunks).
  init(_ contents: IndexContents, of entries: [DocumentEntry]) throws {
    self.contents = contents
    documents = try entries.map { ($0, try contents.chunks(of: $0.id)) }
  }

  var chunks: [Chunk] { documents.flatMap(\.chunks) }

  /// The index in a few lines, then a line a document.
  var overview: String {
    let snapshot = contents.snapshot
    let settings = snapshot.manifest.settings
    var head = Table()
    head.append("version", "\(snapshot.version), \(SystemClock.text(snapshot.manifest.createdAt))")
    head.append("documents", "\(snapshot.manifest.documentCount)")
    head.append("chunks", "\(snapshot.rowCount), \(histogram.total.counted("token"))")
    head.append("segments", "\(snapshot.segments.count), \(snapshot.byteCount.sizeText)")
    head.append("model", "\(settings.embeddingModel), \(settings.dimensions) dimensions")
    head.append("chunking", settings.chunking)
    var table = Table()
    for (entry, chunks) in documents {
      let tokens = chunks.reduce(0) { $0 + $1.tokenCount }
      table.append(entry.id.key, entry.format.rawValue, chunks.count.counted("chunk"), tokens.counted("token"))
    }
    return head.text + (documents.isEmpty ? "" : "\n\n" + table.text)
  }

  /// The index and its documents as the documented JSON object.
  var json: JSONObject {
    let snapshot = contents.snapshot
    let manifest = snapshot.manifest
    return [
      "index": [
        "version": .number(Int(snapshot.version)), "created": .string(SystemClock.text(manifest.createdAt)),
        "documents": .number(manifest.documentCount), "chunks": .number(snapshot.rowCount),
        "segments": .number(snapshot.segments.count), "bytes": .number(snapshot.byteCount),
        "embedding_model": .string(manifest.settings.embeddingModel),
        "dimensions": .number(manifest.settings.dimensions),
        "chunking": (try? JSONValue(parsing: manifest.settings.chunking)) ?? .string(manifest.settings.chunking),
      ],
      "documents": .array(
        documents.map { entry, chunks in
          [
            "source": .string(entry.id.key), "data_source_id": .string(entry.id.dataSource), "uri": .string(entry.uri),
            "format": .string(entry.format.rawValue), "chunks": .number(chunks.count),
            "tokens": .number(chunks.reduce(0) { $0 + $1.tokenCount }),
          ]
        }),
    ]
  }

  var histogram: TokenHistogram { TokenHistogram(chunks.lazy.map(\.tokenCount)) }
}
