import Storage

/// The object `documents/….kbm`: magic (8 bytes), then little-endian fields with UInt64 counts before strings and lists
/// (data sources: id, root, URI prefix, inclusion prefixes; segments: 16 bytes each; documents in the order of their ids), and a CRC-32C of all before.
extension DocumentTable {
  private static let magic = Array("KBMDOC01".utf8)

  /// The bytes of the object; equal tables have equal bytes. O(documents × log documents).
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: Self.magic)
    writer.append(dataSources.count)
    for source in dataSources {
      for text in [source.id, source.root, source.uriPrefix] { writer.append(text) }
      writer.append(source.inclusionPrefixes.count)
      for prefix in source.inclusionPrefixes { writer.append(prefix) }
    }
    let segments = Set(documents.values.compactMap(\.location?.segment)).sorted()
    let ordinals = Dictionary(uniqueKeysWithValues: zip(segments, 1...))
    writer.append(segments.count)
    for segment in segments { writer.append(raw: segment.bytes) }
    writer.append(documents.count)
    writer.reserve(256 * documents.count)
    for id in documents.keys.sorted() {
      if let entry = documents[id] { Self.append(entry, ordinals: ordinals, to: &writer) }
    }
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  private static func append(_ entry: DocumentEntry, ordinals: [ULID: Int], to writer: inout ByteWriter) {
    for text in [entry.id.dataSource, entry.id.key, entry.uri, entry.format.rawValue] { writer.append(text) }
    writer.append(entry.contentHash)
    writer.append(entry.metadataHash)
    append(entry.stamp, to: &writer)
    append(entry.metadataStamp, to: &writer)
    let ordinal = entry.location.flatMap { ordinals[$0.segment] } ?? 0
    writer.append(UInt32(ordinal))
    if let location = entry.location {
      writer.append(location.rows.lowerBound)
      writer.append(location.rows.count)
      writer.append(location.length)
    }
  }

  private static func append(_ stamp: FileIdentity?, to writer: inout ByteWriter) {
    writer.append(UInt32(stamp == nil ? 0 : 1))
    guard let stamp else { return }
    writer.append(stamp.inode)
    writer.append(stamp.size)
    writer.append(UInt64(bitPattern: stamp.modified))
    writer.append(UInt64(bitPattern: stamp.changed))
  }

  private static func stamp(from reader: inout ByteReader) throws(StorageError) -> FileIdentity? {
    guard try reader.uint32() == 1 else { return nil }
    return FileIdentity(
      inode: try reader.uint64(), size: try reader.count(), modified: try reader.int64(), changed: try reader.int64())
  }

  /// The table of an object.
  ///
  /// - Throws: `StorageError` with code `.damaged`. - Complexity: O(bytes).
  init(bytes: [UInt8], key: String) throws(StorageError) {
    var checksum = ByteReader(bytes.suffix(4), key: key)
    guard bytes.starts(with: Self.magic),
      try checksum.uint32() == bytes.dropLast(4).withUnsafeBytes({ CRC32C.checksum($0) })
    else {
      throw StorageError(
        .damaged, key: key, "expected a table of documents with its checksum; restore the object or sync again")
    }
    var reader = ByteReader(bytes.dropLast(4).dropFirst(8), key: key)
    self.init()
    for _ in 0..<(try reader.count()) {
      dataSources.append(try Self.dataSource(from: &reader))
    }
    var segments: [ULID] = []
    for _ in 0..<(try reader.count()) {
      if let segment = ULID(bytes: Array(try reader.raw(16))) { segments.append(segment) }
    }
    let count = try reader.count()
    // A count that is not true must not reserve the memory it asks for.
    documents.reserveCapacity(min(count, bytes.count / 64))
    for _ in 0..<count {
      let entry = try Self.entry(from: &reader, segments: segments)
      documents[entry.id] = entry
    }
    guard reader.isAtEnd, documents.count == count else {
      throw StorageError(.damaged, key: key, "expected \(count) different documents and nothing after them")
    }
  }

  private static func dataSource(from reader: inout ByteReader) throws(StorageError) -> DataSource {
    let (id, root, uriPrefix) = (try reader.string(), try reader.string(), try reader.string())
    var prefixes: [String] = []
    for _ in 0..<(try reader.count()) { prefixes.append(try reader.string()) }
    return DataSource(id: id, root: root, uriPrefix: uriPrefix, inclusionPrefixes: prefixes)
  }

  private static func entry(from reader: inout ByteReader, segments: [ULID]) throws(StorageError) -> DocumentEntry {
    let id = DocumentID(dataSource: try reader.string(), key: try reader.string())
    let uri = try reader.string()
    guard let format = DocumentFormat(rawValue: try reader.string()) else {
      throw StorageError(.unsupportedVersion, key: reader.key, "\(id.key) has an unknown format; update kb")
    }
    let contentHash = try reader.block()
    let metadataHash = try reader.block()
    let (stamp, metadataStamp) = (try stamp(from: &reader), try stamp(from: &reader))
    return DocumentEntry(
      id: id, uri: uri, format: format, contentHash: contentHash, metadataHash: metadataHash, stamp: stamp,
      metadataStamp: metadataStamp, location: try location(from: &reader, segments: segments))
  }

  private static func location(
    from reader: inout ByteReader, segments: [ULID]
  ) throws(StorageError) -> RowLocation? {
    let ordinal = Int(try reader.uint32())
    if ordinal == 0 { return nil }
    let first = try reader.count()
    let count = try reader.count()
    let length = try reader.count()
    guard ordinal <= segments.count, first < 1 << 31, (1..<1 << 31).contains(count),
      length < 1 << 40
    else {
      throw StorageError(.damaged, key: reader.key, "expected rows of a segment, found \(count) rows at \(first)")
    }
    return RowLocation(segment: segments[ordinal - 1], rows: first..<first + count, length: length)
  }
}
