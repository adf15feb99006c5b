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
    await check("manifest \(newest.version)", &report) { _ in
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
    return report
  }

  private func checkManifest(
    _ version: UInt64, after previous: VersionedManifest?, _ report: inout VerificationReport
  ) async -> VersionedManifest? {
    let key = Manifest.key(version: version)
    var found: VersionedManifest?
    await check(key, &report) { report in
      let text = try await store.get(key).array
      report.objects += 1
      report.bytes += text.count
      let read = VersionedManifest(try Manifest(text: text, key: key), text: text)
      found = read
      if let previous, let parent = read.manifest.parent, parent.version == previous.manifest.version,
        parent.sha256 != previous.hash
      {
        throw StorageError(.damaged, key: key, "version \(parent.version) is not the one that it continues")
      }
    }
    return found
  }

  private func checkObject(_ reference: ObjectReference, _ report: inout VerificationReport) async {
    await check(reference.key, &report) { report in
      let bytes = try await store.get(reference.key)
      report.objects += 1
      report.bytes += bytes.count
      var hash = SHA256()
      bytes.withUnsafeBytes { hash.update($0) }
      guard SHA256.hexadecimal(digest: hash.finalize()) == reference.sha256, bytes.count == reference.bytes else {
        throw StorageError(.damaged, key: reference.key, "the SHA-256 is not the one that the manifest names")
      }
    }
  }

  private func check(
    _ key: String, _ report: inout VerificationReport, _ body: (inout VerificationReport) async throws -> Void
  ) async {
    do {
      try await body(&report)
    } catch let error as StorageError {
      report.problems.append(error)
    } catch {
      report.problems.append(StorageError(.failed, key: key, "\(error)"))
    }
  }
}
