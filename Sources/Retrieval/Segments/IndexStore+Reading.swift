import JSON
import Storage

extension IndexStore {
  static let headKey = "HEAD"

  /// The newest version, `nil` for an index without one; segments that `previous` has open are not opened again.
  ///
  /// - Throws: `StorageError`. - Complexity: O(segments + rows / 64), unless a segment has to be read whole first.
  public func current(reusing previous: Snapshot? = nil) async throws -> Snapshot? {
    guard let newest = try await newestManifest() else { return nil }
    if let previous, VersionedManifest(previous) == newest { return previous }
    do {
      return try await open(newest, reusing: previous)
    } catch let error as StorageError where error.code == .notFound {
      // Garbage collection may have come between; then there is a newer version.
      guard let newer = try await newestManifest(), newer != newest else { throw error }
      return try await open(newer, reusing: previous)
    }
  }

  /// An older version, as long as its objects are there.
  ///
  /// - Throws: `StorageError` with code `.notFound` for a version that never was or whose objects are gone.
  public func snapshot(version: UInt64) async throws -> Snapshot {
    guard let manifest = try await manifest(version: version) else {
      throw StorageError(.notFound, key: Manifest.key(version: version), "there is no version \(version)")
    }
    return try await open(manifest, reusing: nil)
  }

  /// The documents of a version; empty for no version. O(documents).
  public func documents(of snapshot: Snapshot?) async throws -> DocumentTable {
    try await documents(of: snapshot?.manifest)
  }

  func documents(of manifest: Manifest?) async throws -> DocumentTable {
    guard let reference = manifest?.documents else { return DocumentTable() }
    return try DocumentTable(bytes: try await read(reference), key: reference.key)
  }

  /// The bytes of an object, checked against its reference.
  func read(_ reference: ObjectReference) async throws -> [UInt8] {
    let bytes = try await store.get(reference.key).array
    guard bytes.count == reference.bytes, SHA256.hexadecimal(bytes) == reference.sha256 else {
      throw StorageError(
        .damaged, key: reference.key,
        "expected \(reference.bytes) bytes with SHA-256 \(reference.sha256.prefix(16))…, found \(bytes.count) others; "
          + "restore the object from a copy or sync again")
    }
    return bytes
  }

  /// The manifest of a version, `nil` when there is none.
  func manifest(version: UInt64) async throws -> VersionedManifest? {
    let key = Manifest.key(version: version)
    do {
      let text = try await store.get(key).array
      return VersionedManifest(try Manifest(text: text, key: key), text: text)
    } catch let error as StorageError where error.code == .notFound {
      return nil
    }
  }

  /// The newest manifest: from the hint on forwards, or from the listing where the hint leads nowhere.
  func newestManifest() async throws -> VersionedManifest? {
    var newest = try await hintedManifest()
    if newest == nil {
      let listed = try await store.list(prefix: Manifest.prefix).compactMap { Manifest.version(key: $0.key) }.max()
      guard let listed else { return nil }
      newest = try await manifest(version: listed)
    }
    while let found = newest, let next = try await manifest(version: found.manifest.version + 1) { newest = next }
    return newest
  }

  private func hintedManifest() async throws -> VersionedManifest? {
    // Any trouble with the hint is answered by the listing.
    guard let bytes = try? await store.get(Self.headKey).array,
      let version = try? JSONValue(parsing: bytes)["version"]?.int, (1..<1 << 50).contains(version)
    else { return nil }
    return try await manifest(version: UInt64(version))
  }

  func open(_ version: VersionedManifest, reusing previous: Snapshot?) async throws -> Snapshot {
    var segments: [LiveSegment] = []
    for entry in version.manifest.segments {
      let known = previous?.segments.first { $0.entry.vectors == entry.vectors && $0.entry.text == entry.text }
      if let known, known.entry == entry {
        segments.append(known)
        continue
      }
      let segment =
        if let known { known.segment } else { try await openSegment(entry, settings: version.manifest.settings) }
      segments.append(LiveSegment(segment: segment, entry: entry, live: try await liveRows(entry)))
    }
    return Snapshot(manifest: version.manifest, segments: segments, manifestHash: version.hash)
  }

  private func openSegment(_ entry: SegmentEntry, settings: IndexSettings) async throws -> Segment {
    let vectors = try await store.get(entry.vectors.key)
    let text = try await store.get(entry.text.key)
    let segment = try Segment(vectors: vectors, key: entry.vectors.key, text: text, textKey: entry.text.key)
    guard segment.identifier == entry.identifier, segment.rowCount == entry.rows,
      segment.dimensions == settings.dimensions, vectors.count == entry.vectors.bytes, text.count == entry.text.bytes
    else {
      throw StorageError(
        .damaged, key: entry.vectors.key,
        "expected segment \(entry.identifier) with \(entry.rows) rows of \(settings.dimensions) dimensions, found "
          + "\(segment.identifier) with \(segment.rowCount) of \(segment.dimensions); restore it from a copy")
    }
    try verification.confirm(segment)
    return segment
  }

  private func liveRows(_ entry: SegmentEntry) async throws -> RowSet? {
    var live: RowSet?
    if let reference = entry.tombstones {
      let bytes = try await read(reference)
      let tombstones = try Tombstones(
        bytes: bytes, key: reference.key, segment: entry.identifier, rowCount: entry.rows)
      live = tombstones.rows.complement
    }
    guard live?.count ?? entry.rows == entry.liveRows else {
      throw StorageError(
        .damaged, key: entry.tombstones?.key ?? entry.vectors.key,
        "expected \(entry.liveRows) valid rows of \(entry.rows), found \(live?.count ?? entry.rows)")
    }
    return live
  }
}
