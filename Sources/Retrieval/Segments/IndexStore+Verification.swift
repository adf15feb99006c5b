extension IndexStore {
  /// Reads every object of the newest version, and every manifest, and checks each against what names it. O(bytes).
  ///
  /// - Throws: what the store throws when it cannot be listed; all else is in the report.
  public func verify() async throws -> VerificationReport {
    var report = VerificationReport()
    let versions = try await store.list(prefix: Manifest.prefix).compactMap { Manifest.version(key: $0.key) }.sorted()
    var previous: VersionedManifest?
    for version in versions {
      previous = await checkManifest(version, after: previous, &report)
    }
    guard let newest = previous?.manifest else { return report }
    for reference in newest.objects { await checkObject(reference, &report) }
    guard report.problems.isEmpty else { return report }
    do {
      try await checkContents(newest)
    } catch {
      report.add(error, key: Manifest.key(version: newest.version))
    }
    return report
  }

  /// Checks that segments and documents fit together.
  private func checkContents(_ newest: Manifest) async throws {
    let snapshot = try await open(VersionedManifest(newest, text: newest.text), reusing: nil)
    for segment in snapshot.segments { try segment.segment.verify() }
    let table = try await documents(of: newest)
    var live = table.liveRows()
    for entry in newest.segments {
      let rows = live.removeValue(forKey: entry.identifier)?.rows ?? []
      guard rows.reduce(0, { $0 + $1.count }) == entry.liveRows else {
        throw StorageError(
          .damaged, key: newest.documents.key, "the documents' rows are not the valid rows of \(entry.identifier)")
      }
    }
    guard live.isEmpty, table.documents.count == newest.documentCount else {
      throw StorageError(.damaged, key: newest.documents.key, "the documents are not those of the manifest")
    }
  }

  private func checkManifest(
    _ version: UInt64, after previous: VersionedManifest?, _ report: inout VerificationReport
  ) async -> VersionedManifest? {
    let key = Manifest.key(version: version)
    do {
      let text = try await store.get(key).array
      report.objects += 1
      report.bytes += text.count
      let found = VersionedManifest(try Manifest(text: text, key: key), text: text)
      if let previous, let parent = found.manifest.parent, parent.version == previous.manifest.version,
        parent.sha256 != previous.hash
      {
        report.add(
          StorageError(.damaged, key: key, "version \(parent.version) is not the one that it continues"), key: key)
      }
      return found
    } catch {
      report.add(error, key: key)
      return nil
    }
  }

  private func checkObject(_ reference: ObjectReference, _ report: inout VerificationReport) async {
    do {
      let bytes = try await store.get(reference.key)
      report.objects += 1
      report.bytes += bytes.count
      var hash = SHA256()
      bytes.withUnsafeBytes { hash.update($0) }
      guard SHA256.hexadecimal(digest: hash.finalize()) == reference.sha256, bytes.count == reference.bytes else {
        throw StorageError(.damaged, key: reference.key, "the SHA-256 is not the one that the manifest names")
      }
    } catch {
      report.add(error, key: reference.key)
    }
  }
}

extension VerificationReport {
  fileprivate mutating func add(_ error: any Error, key: String) {
    problems.append(error as? StorageError ?? StorageError(.failed, key: key, "\(error)"))
  }
}
