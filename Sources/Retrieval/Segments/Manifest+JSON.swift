import JSON
import Storage

extension Manifest {
  static let formatVersion = 1

  /// The text under its key, closed by a checksum.
  var text: [UInt8] {
    var object: JSONObject = [
      "format": .number(Self.formatVersion),
      "version": .number(Int(version)),
      "commit_id": .string(commitID),
      "created_at": .number(createdAt),
      "embedding_model": .string(settings.embeddingModel),
      "dimensions": .number(settings.dimensions),
      "chunking": .string(settings.chunking),
      "documents": Self.json(documents),
      "totals": ["documents": .number(documentCount), "rows": .number(liveRows), "length": .number(liveLength)],
      "segments": .array(segments.map(Self.json)),
    ]
    if let parent {
      object["parent"] = ["version": .number(Int(parent.version)), "sha256": .string(parent.sha256)]
    }
    return SealedJSON.seal(object)
  }

  /// The manifest of a text.
  ///
  /// - Throws: `StorageError` with code `.damaged` or `.unsupportedVersion`.
  init(text: [UInt8], key: String) throws(StorageError) {
    let fields = JSONFields(try SealedJSON.open(text, key: key), key: key)
    let format = try fields.count("format")
    guard format <= Self.formatVersion else {
      throw StorageError(
        .unsupportedVersion, key: key,
        "expected format version \(Self.formatVersion), found \(format); update kb to read this index")
    }
    var segments: [SegmentEntry] = []
    for fields in try fields.list("segments") { segments.append(try Self.segment(fields)) }
    var parent: Parent?
    if let fields = try fields.optional("parent") {
      parent = Parent(version: try fields.version("version"), sha256: try fields.text("sha256"))
    }
    self.init(
      version: try fields.version("version"), parent: parent, commitID: try fields.text("commit_id"),
      createdAt: try fields.number("created_at"),
      settings: IndexSettings(
        embeddingModel: try fields.text("embedding_model"), dimensions: try fields.count("dimensions"),
        chunking: try fields.text("chunking")),
      segments: segments, documents: try Self.reference(try fields.object("documents")),
      documentCount: try fields.object("totals").count("documents"))
    guard Self.key(version: version) == key else {
      throw StorageError(.damaged, key: key, "expected the version of its key, found version \(version)")
    }
  }

  private static func json(_ reference: ObjectReference) -> JSONValue {
    ["key": .string(reference.key), "bytes": .number(reference.bytes), "sha256": .string(reference.sha256)]
  }

  private static func json(_ entry: SegmentEntry) -> JSONValue {
    [
      "id": .string("\(entry.identifier)"), "vectors": json(entry.vectors), "text": json(entry.text),
      "rows": .number(entry.rows), "live_rows": .number(entry.liveRows), "live_length": .number(entry.liveLength),
      "tombstones": entry.tombstones.map(json) ?? .null,
    ]
  }

  private static func reference(_ fields: JSONFields) throws(StorageError) -> ObjectReference {
    ObjectReference(
      key: try fields.text("key"), bytes: try fields.count("bytes"), sha256: try fields.text("sha256"))
  }

  private static func segment(_ fields: JSONFields) throws(StorageError) -> SegmentEntry {
    guard let identifier = ULID(try fields.text("id")) else { throw fields.damaged("id", "a ULID") }
    var tombstones: ObjectReference?
    if let fields = try fields.optional("tombstones") { tombstones = try reference(fields) }
    let entry = SegmentEntry(
      identifier: identifier, vectors: try reference(try fields.object("vectors")),
      text: try reference(try fields.object("text")), rows: try fields.count("rows"),
      liveRows: try fields.count("live_rows"), liveLength: try fields.count("live_length"), tombstones: tombstones)
    guard entry.rows < 1 << 31, entry.liveRows <= entry.rows else {
      throw fields.damaged("rows", "fewer than 2^31 rows, of which at most all are valid,")
    }
    return entry
  }
}
