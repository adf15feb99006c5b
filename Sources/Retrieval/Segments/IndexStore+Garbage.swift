import Storage

extension IndexStore {
  /// The prefixes of objects that manifests name; manifests themselves stay, so that no number is used twice.
  private static let collected = ["documents/", "segment/", "text/", "tomb/"]

  /// Finds, and unless in a dry run removes, what no retained version names and is old enough not to be part of a
  /// commit under way, and what stopped writers left.
  ///
  /// - Parameters:
  ///   - age: in seconds; younger objects stay.
  ///   - versions: how many of the newest versions stay readable.
  /// - Throws: `StorageError`, also for a retained manifest that cannot be read: nothing is removed then.
  public func collectGarbage(
    olderThan age: Double = 86_400, retaining versions: Int = 10, dryRun: Bool = true
  ) async throws -> [ObjectSummary] {
    let deadline = clock() - age
    // Objects first: what a commit makes known after the listing is named by the manifests read after it.
    var listed: [ObjectSummary] = []
    for prefix in Self.collected { listed += try await store.list(prefix: prefix) }
    var garbage: [ObjectSummary] = []
    if let named = try await retainedKeys(versions: versions) {
      garbage = listed.filter { $0.modified < deadline && !named.contains($0.key) }
    }
    if !dryRun {
      for object in garbage {
        try await store.delete(object.key)
        verification.forget(object.key)
      }
    }
    let unfinished = try await store.removeUnfinishedWrites(startedBefore: deadline, dryRun: dryRun)
    return garbage + unfinished + (try removeScratch(writtenBefore: deadline, dryRun: dryRun))
  }

  /// Removes the segments that stopped writers left in the scratch directory, or lists them only.
  private func removeScratch(writtenBefore deadline: Double, dryRun: Bool) throws -> [ObjectSummary] {
    let directory: OpenDirectory
    do {
      directory = try files.directory(scratch)
    } catch let error as FileError where error.isNotFound {
      return []
    }
    var found: [ObjectSummary] = []
    for name in try directory.names().sorted() where name.hasSuffix(".kbv") || name.hasSuffix(".kbt") {
      guard let identity = try directory.entry(name)?.identity else { continue }
      let written = Double(max(identity.modified, identity.changed)) / 1e9
      guard written < deadline else { continue }
      if !dryRun { try directory.remove(name) }
      found.append(ObjectSummary(key: "scratch/" + name, size: identity.size, modified: written))
    }
    return found
  }

  /// What the newest versions name, `nil` for an index without a version.
  private func retainedKeys(versions: Int) async throws -> Set<String>? {
    guard let newest = try await newestManifest() else { return nil }
    var keys = Set(newest.manifest.objects.map(\.key))
    var version = newest.manifest.version
    for _ in 1..<max(1, versions) where version > 1 {
      version -= 1
      guard let manifest = try await manifest(version: version) else { break }
      keys.formUnion(manifest.manifest.objects.map(\.key))
    }
    return keys
  }
}
