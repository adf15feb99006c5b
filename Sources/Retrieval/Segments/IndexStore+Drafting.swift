import Storage

extension IndexStore {
  /// Writes all that the next manifest names but new rows, and returns the manifest.
  ///
  /// Which rows are valid follows from the table of documents alone, so that no document has two copies or none.
  func draft(_ edit: IndexEdit, onto parent: VersionedManifest?, commitID: String) async throws -> Manifest {
    var contents = IndexEdit.Contents(
      segments: parent?.manifest.segments ?? [], documents: try await documents(of: parent?.manifest))
    try edit.apply(parent?.manifest, &contents)
    if let segment = edit.segment { contents.segments.append(SegmentEntry(segment)) }

    let version = (parent?.manifest.version ?? 0) + 1
    var live = contents.documents.liveRows()
    var segments: [SegmentEntry] = []
    for entry in contents.segments {
      guard let rows = live.removeValue(forKey: entry.identifier) else { continue }
      segments.append(try await entry.with(rows, version: version, commitID: commitID, in: store))
    }
    if let lost = live.keys.first {
      throw StorageError(
        .damaged, key: parent?.manifest.documents.key ?? "documents/",
        "documents have rows in segment \(lost), which the version does not have; index the documents again")
    }
    let documents = try await write(contents.documents)
    return Manifest(
      version: version, parent: parent.map { .init(version: $0.manifest.version, sha256: $0.hash) },
      commitID: commitID, createdAt: clock(), settings: edit.settings, segments: segments, documents: documents,
      documentCount: contents.documents.documents.count)
  }

  private func write(_ table: DocumentTable) async throws -> ObjectReference {
    let bytes = table.bytes
    let hash = SHA256.hexadecimal(bytes)
    let reference = ObjectReference(
      key: "documents/\(freshName())-\(hash.prefix(16)).kbm", bytes: bytes.count, sha256: hash)
    _ = try await store.create(reference.key, .bytes(bytes))
    return reference
  }

  /// Says what the index was made with; for people and other programs, readers go by the manifest.
  func createDescription(_ manifest: Manifest) async throws {
    let text = SealedJSON.seal([
      "format": .number(Manifest.formatVersion), "id": .string(manifest.commitID), "metric": "cosine",
      "dimensions": .number(manifest.settings.dimensions),
      "embedding_model": .string(manifest.settings.embeddingModel),
    ])
    _ = try await store.create("kb.json", .bytes(text))
  }
}

extension SegmentEntry {
  /// The entry with these valid rows, whose tombstones are written where they are others than before.
  fileprivate func with(
    _ valid: DocumentTable.LiveRows, version: UInt64, commitID: String, in store: any ObjectStore
  ) async throws -> SegmentEntry {
    var live = RowSet(none: rows)
    for range in valid.ranges { live.insert(range) }
    let count = live.count
    guard count == valid.count else {
      throw StorageError(
        .damaged, key: vectors.key,
        "documents share rows or have rows beyond the \(rows) of the segment; index the documents again")
    }
    // Rows never become valid again, so an equal number of rows is the same rows.
    if count == liveRows { return self }
    var entry = self
    let bytes = Tombstones(segment: identifier, rows: live.complement).bytes
    // Two writers that try the same version must not meet under one key.
    let reference = ObjectReference(
      key: "tomb/\(identifier)-\(version)-\(commitID.prefix(16)).kbd", bytes: bytes.count,
      sha256: SHA256.hexadecimal(bytes))
    _ = try await store.create(reference.key, .bytes(bytes))
    entry.liveRows = count
    entry.liveLength = valid.length
    entry.tombstones = reference
    return entry
  }
}
