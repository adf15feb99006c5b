import Storage

extension IndexStore {
  /// Reads every object of the newest version, and every manifest, and checks each against what names it. O(bytes).
  ///
  /// - Throws: what the store throws when it cannot be listed; all else is in the report.
  public func verify() async throws -> VerificationReport {
    var report = VerificationReport()
    let versions = try await store.list(prefix: Manifest.prefix).compactMap { Manifest.version(key: $0.key) }.sorted()
    var newest: VersionedManifest?
    for version in versions {
      do {
        newest = try await verifiedManifest(version, after: newest, &report)
      } catch {
        newest = nil
        report.add(error, at: Manifest.key(version: version))
      }
    }
    guard let newest else { return report }
    for reference in newest.manifest.objects {
      do {
        report.bytes += try await verifiedSize(reference)
        report.objects += 1
      } catch {
        report.add(error, at: reference.key)
      }
    }
    guard report.problems.isEmpty else { return report }
    do {
      try await verifyContents(newest)
    } catch {
      report.add(error, at: Manifest.key(version: newest.manifest.version))
    }
    return report
  }

  /// A manifest that continues the one before it.
  private func verifiedManifest(
    _ version: UInt64, after previous: VersionedManifest?, _ report: inout VerificationReport
  ) async throws -> VersionedManifest {
    let key = Manifest.key(version: version)
    let text = try await store.get(key).array
    report.objects += 1
    report.bytes += text.count
    let found = VersionedManifest(try Manifest(text: text, key: key), text: text)
    if let previous, let parent = found.manifest.parent, parent.version == previous.manifest.version,
      parent.sha256 != previous.hash
    {
      throw StorageError(.damaged, key: key, "version \(parent.version) is not the one that it continues")
    }
    return found
  }

  /// Checks that the segments of a version are those that its manifest names, whatever is remembered of them. O(bytes).
  ///
  /// - Throws: `StorageError` with code `.damaged`.
  func checkSegments(of snapshot: Snapshot) async throws {
    for entry in snapshot.manifest.segments {
      _ = try await verifiedSize(entry.vectors)
      _ = try await verifiedSize(entry.text)
    }
  }

  /// The size of an object whose bytes are those that a manifest names.
  private func verifiedSize(_ reference: ObjectReference) async throws -> Int {
    let bytes = try await store.get(reference.key)
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    guard SHA256.hexadecimal(digest: hash.finalize()) == reference.sha256, bytes.count == reference.bytes else {
      throw StorageError(.damaged, key: reference.key, "the SHA-256 is not the one that the manifest names")
    }
    return bytes.count
  }

  /// Checks segments from inside, and that the documents' rows are the valid ones.
  private func verifyContents(_ version: VersionedManifest) async throws {
    let snapshot = try await open(version, reusing: nil)
    let table = try await documents(of: version.manifest)
    try table.check(against: snapshot)
  }
}

extension DocumentTable {
  /// Checks the segments of a version from inside, and that the documents' rows are its valid rows. O(bytes).
  fileprivate func check(against snapshot: Snapshot) throws {
    let manifest = snapshot.manifest
    var live = liveRows()
    for segment in snapshot.segments {
      try segment.segment.verify()
      guard live.removeValue(forKey: segment.entry.identifier)?.count ?? 0 == segment.entry.liveRows else {
        throw StorageError(
          .damaged, key: manifest.documents.key,
          "the documents' rows are not the valid rows of \(segment.entry.identifier)")
      }
    }
    guard live.isEmpty, documents.count == manifest.documentCount else {
      throw StorageError(.damaged, key: manifest.documents.key, "the documents are not those of the manifest")
    }
  }
}
